// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decide.h"
#include "core/event.h"
#include "core/journal.h"
#include "core/query.h"
#include "core/recommendations.h"
#include "core/transfer.h"
#include "support/testprogram.h"

#include <QTest>

using namespace td;
using namespace Qt::StringLiterals;

/// The names in the database, in JSON and on the command line: changing one breaks existing catalogues.
class TestNames : public QObject
{
    Q_OBJECT

    template <typename Enum, typename Name, typename FromName>
    static void check(const QStringList &names, Name name, FromName fromName)
    {
        for (int i = 0; i < names.size(); ++i) {
            QCOMPARE(name(Enum(i)), names.at(i));
            QVERIFY(fromName(names.at(i)) == Enum(i));
        }
        QVERIFY(!fromName(u""_s));
        QVERIFY(!fromName(names.first().toUpper()));
        QVERIFY(!fromName(u"nonsense"_s));
    }

private Q_SLOTS:
    void ofEnumerations()
    {
        check<Tier>({u"temp"_s, u"hot"_s, u"cold"_s}, tierName, tierFromName);
        check<Action>({u"none"_s, u"promote"_s, u"archive"_s, u"trash"_s, u"purge"_s}, actionName, actionFromName);
        check<Rule>({u"none"_s, u"purge"_s, u"pinned"_s, u"published"_s, u"temp_draft"_s, u"temp_orphan"_s,
                     u"hot_idle"_s, u"no_cold"_s, u"cold_expired"_s, u"max_total"_s, u"hot_expired"_s, u"busy"_s},
                    ruleName, ruleFromName);
        check<MoveKind>({u"upload"_s, u"move"_s, u"purge"_s}, moveKindName, moveKindFromName);
        check<MoveState>(
            {u"intent"_s, u"copied"_s, u"verified"_s, u"committed"_s, u"done"_s, u"abandoned"_s, u"attention"_s},
            moveStateName, moveStateFromName);
        check<CopyState>({u"writing"_s, u"verified"_s, u"suspect"_s, u"deleting"_s, u"gone"_s}, copyStateName,
                         copyStateFromName);
        check<TransferState>({u"waiting"_s, u"running"_s, u"paused"_s, u"done"_s, u"failed"_s, u"cancelled"_s},
                             transferStateName, transferStateFromName);
        check<PhotoSortField>({u"photo_id"_s, u"upload_date"_s, u"last_access_date"_s, u"compressed_size_bytes"_s,
                               u"filename"_s, u"draft_id"_s},
                              sortFieldName, sortFieldFromName);
        QCOMPARE(severityName(Severity::Warning), u"warning"_s);
    }

    void holdersComeBackFromText_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("started");
        QTest::newRow("usual") << u"studio"_s << u"12345"_s;
        QTest::newRow("empty") << u""_s << u""_s;
        QTest::newRow("slashes") << u"a/b%2F%/"_s << u"2026-01-01/12:00"_s;
        QTest::newRow("unicode") << u"ordinateur-de-Léa"_s << u"x"_s;
    }
    void holdersComeBackFromText()
    {
        QFETCH(QString, host);
        QFETCH(QString, started);
        const Holder holder{.host = host, .pid = 4711, .started = started};
        QVERIFY(holderFromText(holderToText(holder)) == holder);
    }
    void plainHolderText()
    {
        QCOMPARE(holderToText({.host = u"studio"_s, .pid = 7, .started = u"99"_s}), u"studio/7/99"_s);
        for (const QString &bad : {u""_s, u"studio"_s, u"studio/7"_s, u"studio/x/99"_s, u"studio//99"_s})
            QVERIFY2(!holderFromText(bad), qPrintable(bad));
    }

    void openMoves()
    {
        QVERIFY(isOpen(MoveState::Intent) && isOpen(MoveState::Committed) && isOpen(MoveState::Attention));
        QVERIFY(!isOpen(MoveState::Done) && !isOpen(MoveState::Abandoned));
    }

    void compressionIsPercentSaved()
    {
        QCOMPARE(compressionRatio(2'048'000, 614'400), 70.0);
        QCOMPARE(compressionRatio(100, 150), 0.0);
        QCOMPARE(compressionRatio(0, 0), 0.0);
        QCOMPARE(compressionRatio(3, 1), 66.7);
    }
};

TD_TEST(TestNames)
#include "tst_names.moc"
