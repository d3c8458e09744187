// SPDX-License-Identifier: GPL-3.0-or-later
// Replies that were damaged on the way: thousands of small changes, always the same ones, to valid pages. A reader may
// refuse a changed page or read it as far as it can be read; it must not crash and not lose an entry in silence.
#include "s3xmlkit.h"
#include "support/testprogram.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::s3xml;
using namespace td::s3xmlkit;

namespace
{
constexpr int Rounds = 2000;
constexpr int Entries = 20;

QByteArray pageOf(const QByteArray &root, const QByteArray &before, const QByteArray &item)
{
    QByteArray body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root + ">" + before;
    for (int i = 0; i < Entries; ++i)
        body += QByteArray(item).replace("@", QByteArray::number(i));
    return body + "</" + root + ">";
}

QByteArray objects()
{
    return pageOf("ListBucketResult",
                  "<KeyCount>20</KeyCount><EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>",
                  "<Contents><Key>hot/%C3%BC+@.jpg</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified>"
                  "<ETag>&quot;e@&quot;</ETag><Size>10@</Size></Contents>");
}

QByteArray versions()
{
    return pageOf("ListVersionsResult", "<IsTruncated>false</IsTruncated>",
                  "<Version><Key>k@</Key><VersionId>v@</VersionId><IsLatest>true</IsLatest>"
                  "<LastModified>2026-01-02T03:04:05.000Z</LastModified><ETag>e</ETag><Size>1@</Size></Version>");
}

QByteArray removed()
{
    return pageOf("DeleteResult", "", "<Deleted><Key>k@</Key></Deleted>");
}

/// One to three changes: a bit turned, bytes cut out, the rest cut off, a piece said twice, two pieces exchanged, a
/// character that means something put in.
QByteArray damaged(QByteArray body, std::mt19937 &random)
{
    const auto below = [&random](qsizetype limit) {
        return limit > 0 ? qsizetype(random() % quint64(limit)) : qsizetype(0);
    };
    const qsizetype changes = 1 + below(3);
    for (qsizetype i = 0; i < changes && !body.isEmpty(); ++i) {
        const qsizetype at = below(body.size());
        const qsizetype length = 1 + below(40);
        switch (below(6)) {
        case 0:
            body[at] = char(body.at(at) ^ (1 << below(8)));
            break;
        case 1:
            body.remove(at, length);
            break;
        case 2:
            body.truncate(at);
            break;
        case 3:
            body.insert(at, body.mid(at, length));
            break;
        case 4:
            body.insert(below(body.size()), body.mid(at, length));
            break;
        default:
            body.insert(at, "<>&;\"'/!?-]\0%+"[below(14)]);
            break;
        }
    }
    return body;
}
} // namespace

class TestS3XmlRobust : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void publishedSamples()
    {
        if (samplesFolder().isEmpty())
            QSKIP("The published samples are not here (TIERDECK_TEST_DATA).");
        const QStringList files = QDir(samplesFolder()).entryList({u"*.xml"_s}, QDir::Files);
        QVERIFY(!files.isEmpty());
        std::mt19937 random(20261121);
        int refused = 0;
        for (int round = 0; round < Rounds; ++round) {
            const QByteArray body = damaged(sample(files.at(round % files.size())), random);
            refused += takenAs(body).isEmpty() ? 1 : 0;
        }
        // Most damage breaks the document; if nearly everything passed, the readers would not look.
        QVERIFY2(refused > Rounds / 2, qPrintable(QString::number(refused)));
    }

    void objectsAreNotLostInSilence()
    {
        std::mt19937 random(1);
        int read = 0;
        for (int round = 0; round < Rounds; ++round) {
            const QByteArray body = damaged(objects(), random);
            const auto page = parseListPage(body);
            if (!page)
                continue;
            ++read;
            // Fewer are read only where fewer are announced.
            const bool announced = body.contains("<KeyCount>20</KeyCount>");
            QVERIFY2(page->objects.size() >= Entries || page->truncated || !announced, body.constData());
            for (const ObjectInfo &object : page->objects)
                QVERIFY(!object.key.isEmpty() && object.size >= 0);
            QVERIFY(!page->truncated || !page->nextToken.isEmpty());
        }
        QVERIFY2(read > 0 && read < Rounds, qPrintable(QString::number(read)));
    }

    void versionsAreWhole()
    {
        std::mt19937 random(2);
        int read = 0;
        for (int round = 0; round < Rounds; ++round) {
            const auto page = parseVersionsPage(damaged(versions(), random));
            if (!page)
                continue;
            ++read;
            for (const VersionEntry &version : page->versions)
                QVERIFY(!version.key.isEmpty() && !version.versionId.isEmpty());
            QVERIFY(!page->truncated || !page->nextKeyMarker.isEmpty());
        }
        QVERIFY2(read > 0 && read < Rounds, qPrintable(QString::number(read)));
    }

    void noRemovalIsBelievedThatWasNotSaid()
    {
        QList<ObjectRef> asked;
        for (int i = 0; i < Entries; ++i)
            asked += {u"k%1"_s.arg(i), {}};
        std::mt19937 random(3);
        int read = 0;
        for (int round = 0; round < Rounds; ++round) {
            const QByteArray body = damaged(removed(), random);
            const auto failures = parseDeleteResult(body, asked);
            if (!failures)
                continue;
            ++read;
            QStringList left;
            for (const ObjectFailure &failure : *failures)
                left += failure.object.key;
            for (const ObjectRef &object : asked) {
                const QByteArray said = "<Key>" + object.key.toLatin1() + "</Key>";
                QVERIFY2(left.contains(object.key) || body.contains(said), body.constData());
            }
        }
        QVERIFY2(read > 0 && read < Rounds, qPrintable(QString::number(read)));
    }
};

TD_TEST(TestS3XmlRobust)
#include "tst_s3xml_robust.moc"
