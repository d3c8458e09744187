// SPDX-License-Identifier: GPL-3.0-or-later
// Folders that a profile took over are marked anew, whoever is killed or comes along meanwhile.
#include "app/tierguard.h"
#include "catalog/sqlitecatalogue.h"
#include "engine/tenure.h"
#include "storage/tiermarker.h"
#include "support/manualclock.h"
#include "support/testprogram.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

const QString GuardHost = u"here"_s;

/// A profile with HOT in a folder; its catalogue is that of `file`.
struct GuardedProfile {
    QString root;
    std::unique_ptr<Catalogue> catalogue;
    SeqIds ids;

    GuardedProfile(const QTemporaryDir &folder, const QString &file, qint64 firstId)
        : root(folder.path())
        , ids(firstId)
    {
        auto opened = SqliteCatalogue::open(folder.filePath(file));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        catalogue = *std::move(opened);
    }
    /// As a console does that starts.
    std::shared_ptr<FolderStore> open()
    {
        auto store = std::make_shared<FolderStore>(root, u"hot/"_s, u"folder"_s, u"this computer"_s, 0);
        const auto guarded = guardFolders({{Tier::Hot, store}}, *catalogue, ids, GuardHost, false);
        if (!guarded)
            qFatal("%s", qPrintable(guarded.error().message));
        return store;
    }
    [[nodiscard]] QString setting() const { return QString(u"tier.marker:here:hot:"_s + root); }
    [[nodiscard]] QString known() const { return catalogue->settings().value(setting())->value_or(QString()); }
    void know(const QString &id) const { QVERIFY(catalogue->settings().setValue(setting(), id)); }
};

QString guardAnswer(FolderStore &store)
{
    const auto answer = store.head(u"hot/a.jpg"_s, {});
    return answer ? QString() : answer.error().reason;
}

} // namespace

class TierGuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKillBeforeTheCatalogueKnows();
    void whoIsOpenGoesOnAndTheOtherIsTold();
};

void TierGuardTest::aKillBeforeTheCatalogueKnows()
{
    const QTemporaryDir folder;
    GuardedProfile profile(folder, u"catalog.db"_s, 1);
    QCOMPARE(guardAnswer(*profile.open()), QString());
    const QString before = profile.known();
    QVERIFY(beginTenure(*profile.catalogue, u"second"_s));
    const auto store = profile.open();
    QCOMPARE(guardAnswer(*store), QString());
    const QString anew = *store->marker();
    QVERIFY(anew != before);
    QCOMPARE(profile.known(), anew);
    profile.know(before); // the marker was written, and nothing after it
    QCOMPARE(guardAnswer(*profile.open()), QString());
    QCOMPARE(profile.known(), anew);
    QCOMPARE(*profile.open()->marker(), anew);
}

void TierGuardTest::whoIsOpenGoesOnAndTheOtherIsTold()
{
    const QTemporaryDir folder;
    GuardedProfile former(folder, u"former.db"_s, 1);
    GuardedProfile restored(folder, u"restored.db"_s, 1'000);
    const auto openFormer = former.open();
    restored.know(former.known());
    const auto openRestored = restored.open();
    QVERIFY(beginTenure(*restored.catalogue, u"second"_s));
    restored.open();
    QCOMPARE(guardAnswer(*openRestored), QString());
    QCOMPARE(guardAnswer(*openFormer), u"tier.taken_over"_s);
    QCOMPARE(guardAnswer(*former.open()), u"tier.taken_over"_s);
    QCOMPARE(guardAnswer(*restored.open()), QString());
}

TD_TEST(TierGuardTest)
#include "tst_tierguard.moc"
