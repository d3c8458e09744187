// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bytesize.h"
#include "core/quota.h"
#include "support/testprogram.h"

#include <QTest>

using namespace td;
using namespace Qt::StringLiterals;

/// Whether an upload fits a quota, and how limits are written.
class TestQuota : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usualLimitsAreTheSources();
    void decidesClaims_data();
    void decidesClaims();
    void refusalSaysWhatToDo();
    void refusesQuotasThatFitNobody_data();
    void refusesQuotasThatFitNobody();
    void tellsTheNearestLimit_data();
    void tellsTheNearestLimit();
    void readsSizes_data();
    void readsSizes();
};

namespace
{

QuotaStanding standingOf(QuotaLimits limits, QuotaUse use)
{
    return {.quota = {.scope = QuotaScope::User, .owner = u"anna"_s, .limits = limits}, .isOwn = true, .use = use};
}

} // namespace

void TestQuota::usualLimitsAreTheSources()
{
    QCOMPARE(usualQuota().maxFileBytes, 52'428'800);
    QCOMPARE(usualQuota().maxFiles, 100);
    QCOMPARE(usualQuota().maxBytes, 5'368'709'120);
}

void TestQuota::decidesClaims_data()
{
    QTest::addColumn<qint64>("files");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<qint64>("reservedFiles");
    QTest::addColumn<qint64>("reservedBytes");
    QTest::addColumn<qint64>("fileBytes");
    QTest::addColumn<qint64>("claimed");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, qint64 files, qint64 bytes, qint64 reservedFiles, qint64 reservedBytes,
                        qint64 fileBytes, qint64 claimed, const QString &reason) {
        QTest::newRow(name) << files << bytes << reservedFiles << reservedBytes << fileBytes << claimed << reason;
    };
    row("empty", 0, 0, 0, 0, 10, 10, {});
    row("the last file", 9, 0, 0, 0, 10, 10, {});
    row("one file too many", 10, 0, 0, 0, 10, 10, u"quota.files"_s);
    row("one too many with those under way", 7, 0, 3, 0, 10, 10, u"quota.files"_s);
    row("the last byte", 1, 900, 0, 0, 10, 100, {});
    row("one byte too many", 1, 900, 0, 0, 10, 101, u"quota.bytes"_s);
    row("one too many with those reserved", 1, 500, 1, 450, 10, 51, u"quota.bytes"_s);
    row("the largest file", 0, 0, 0, 0, 50, 1, {});
    row("a larger file", 0, 0, 0, 0, 51, 1, u"quota.file_size"_s);
}

void TestQuota::decidesClaims()
{
    QFETCH(const QString, reason);
    QFETCH(const qint64, files);
    QFETCH(const qint64, bytes);
    QFETCH(const qint64, reservedFiles);
    QFETCH(const qint64, reservedBytes);
    QFETCH(const qint64, fileBytes);
    QFETCH(const qint64, claimed);
    const QuotaStanding standing = standingOf({.maxFileBytes = 50, .maxFiles = 10, .maxBytes = 1'000},
                                              {files, bytes, reservedFiles, reservedBytes});
    const auto fits = checkClaim(standing, {.owner = u"anna"_s, .fileBytes = fileBytes, .bytes = claimed});
    QCOMPARE(fits ? QString() : fits.error().reason, reason);
    if (!fits)
        QCOMPARE(fits.error().code, ErrorCode::ResourceExhausted);
    const QuotaStanding unbounded =
        standingOf({.maxFileBytes = {}, .maxFiles = {}, .maxBytes = 1'000'000}, standing.use);
    QVERIFY(checkClaim(unbounded, {.owner = u"anna"_s, .fileBytes = fileBytes, .bytes = claimed}));
}

void TestQuota::refusalSaysWhatToDo()
{
    const auto refused =
        checkClaim(standingOf({.maxFileBytes = {}, .maxFiles = 3, .maxBytes = {}}, {3, 0, 0, 0}), {.owner = u"anna"_s});
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(u"anna"_s), qPrintable(refused.error().message));
    QVERIFY2(refused.error().remedy.contains(u"quota set"_s), qPrintable(refused.error().remedy));
}

void TestQuota::refusesQuotasThatFitNobody_data()
{
    QTest::addColumn<int>("scope");
    QTest::addColumn<QString>("owner");
    QTest::addColumn<qint64>("files");
    QTest::addColumn<bool>("right");
    QTest::newRow("user") << int(QuotaScope::User) << u"anna"_s << qint64(1) << true;
    QTest::newRow("each vendor") << int(QuotaScope::Vendor) << EachOwner << qint64(0) << true;
    QTest::newRow("total") << int(QuotaScope::Total) << QString() << qint64(1) << true;
    QTest::newRow("user without a name") << int(QuotaScope::User) << u" "_s << qint64(1) << false;
    QTest::newRow("total of somebody") << int(QuotaScope::Total) << u"anna"_s << qint64(1) << false;
    QTest::newRow("below zero") << int(QuotaScope::User) << u"anna"_s << qint64(-1) << false;
}

void TestQuota::refusesQuotasThatFitNobody()
{
    QFETCH(const int, scope);
    QFETCH(const QString, owner);
    QFETCH(const qint64, files);
    QFETCH(const bool, right);
    Quota quota{
        .scope = QuotaScope(scope), .owner = owner, .limits = {.maxFileBytes = {}, .maxFiles = files, .maxBytes = {}}};
    QCOMPARE(checkQuota(quota).has_value(), right);
    quota.limits = {};
    QVERIFY(!checkQuota(quota));
}

void TestQuota::tellsTheNearestLimit_data()
{
    QTest::addColumn<qint64>("files");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<double>("share");
    QTest::newRow("nothing") << qint64(0) << qint64(0) << 0.0;
    QTest::newRow("files") << qint64(9) << qint64(100) << 0.9;
    QTest::newRow("bytes") << qint64(1) << qint64(950) << 0.95;
}

void TestQuota::tellsTheNearestLimit()
{
    QFETCH(const qint64, files);
    QFETCH(const qint64, bytes);
    QFETCH(const double, share);
    QCOMPARE(quotaShare(standingOf({.maxFileBytes = {}, .maxFiles = 10, .maxBytes = 1'000}, {files, bytes, 0, 0})),
             share);
}

void TestQuota::readsSizes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes"); ///< -1: no size
    QTest::newRow("plain") << u"52428800"_s << qint64(52'428'800);
    QTest::newRow("binary") << u"50MiB"_s << qint64(52'428'800);
    QTest::newRow("decimal") << u"5GB"_s << qint64(5'000'000'000);
    QTest::newRow("spaced") << u" 5 gib "_s << qint64(5'368'709'120);
    QTest::newRow("fraction") << u"1.5k"_s << qint64(1'500);
    QTest::newRow("zero") << u"0"_s << qint64(0);
    QTest::newRow("empty") << QString() << qint64(-1);
    QTest::newRow("negative") << u"-1"_s << qint64(-1);
    QTest::newRow("half a byte") << u"1.5"_s << qint64(-1);
    QTest::newRow("word") << u"five"_s << qint64(-1);
    QTest::newRow("too much") << u"99999999TB"_s << qint64(-1);
}

void TestQuota::readsSizes()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, bytes);
    QCOMPARE(bytesFromText(text).value_or(-1), bytes);
}

TD_TEST(TestQuota)
#include "tst_quota.moc"
