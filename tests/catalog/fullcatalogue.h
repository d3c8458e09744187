// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalogfixture.h"

namespace td::test
{

/// Something in every part of the catalogue that a console writes. `backend`: where the photos' files are said to be.
inline void fillCatalogue(Shelf &shelf, int photos, const QString &backend = {})
{
    using namespace Qt::StringLiterals;
    SqlCatalogue &catalogue = *shelf.catalogue;
    const Instant now = shelf.clock.now();
    for (int i = 0; i < photos; ++i) {
        NewPhoto photo = shelf.draftPhoto(u"p%1"_s.arg(i), i % 3 == 0 ? Tier::Hot : Tier::Temp,
                                          i % 4 == 0 ? QString() : u"d%1"_s.arg(i % 5), 100 + i);
        photo.photo.filename = u"Été \"%1\" \\ ' 👗.jpg"_s.arg(i);
        photo.photo.tags = {u"red"_s, u"ü, \"x\""_s};
        photo.photo.metadata = {{u"note"_s, u"line\nbreak"_s}};
        photo.photo.phash = 0xfedcba9876543210ULL + quint64(i);
        if (!backend.isEmpty())
            photo.copies.first().backend = backend;
        must(catalogue.photos().add(photo));
    }
    must(catalogue.drafts().addOrder({u"o1"_s, u"d1"_s, now}));
    must(catalogue.photos().trash({u"p1"_s, u"p2"_s}, u"temp_orphan"_s, u"run"_s, now));
    must(catalogue.photos().touch(u"p3"_s, u"link"_s, now));
    must(catalogue.settings().setValue(u"lifecycle.temp_hours"_s, u"24"_s));
    must(catalogue.transfers().add(QList<Transfer>(3)));
    must(catalogue.journal().beginMove(
        u"p4"_s, Tier::Temp, Tier::Hot,
        {{variant::Master, must(catalogue.copies().ofPhoto(u"p4"_s)).first().copyId, u"folder"_s, u"hot/p4.jpg"_s}}, {},
        shelf.me, now));
    for (const QString &id : {u"zz"_s, u"aa"_s}) { // of one second: their order is that of arrival
        RunResult run;
        run.runId = id;
        run.asOf = run.startedAt = now;
        run.monthlySaving = 0.1 + 0.2;
        must(catalogue.lifecycle().saveRun(run));
    }
    Plan plan;
    plan.planId = u"plan"_s;
    plan.asOf = now;
    PlannedAction action;
    action.photoId = u"p5"_s;
    action.bytes = 12345678901;
    plan.actions = {action};
    must(catalogue.lifecycle().savePlan(plan));
    CostSnapshot snapshot;
    snapshot.day = QDate(2025, 11, 13);
    snapshot.cost = 1.0 / 3.0;
    must(catalogue.stats().saveSnapshot(snapshot));
}

} // namespace td::test
