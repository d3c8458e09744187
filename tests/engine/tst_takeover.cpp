// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalogfixture.h"
#include "support/fixture.h"
#include "support/testprogram.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace td;
using td::test::fakePhoto;
using td::test::Fixture;
using td::test::Shelf;

namespace
{

/// A profile with an existing database of the source documents: one table, and files whose hashes nobody knows.
class SourceProfile
{
public:
    SourceProfile()
        : m_folder(td::test::quickFolder())
    {
        sql(u"CREATE TABLE photo_metadata (photo_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, draft_id TEXT, tier TEXT "
            "NOT NULL CHECK(tier IN ('temp','hot','cold')), file_size_bytes INTEGER NOT NULL, compressed_size_bytes "
            "INTEGER NOT NULL, upload_date TEXT DEFAULT CURRENT_TIMESTAMP, last_access_date TEXT DEFAULT "
            "CURRENT_TIMESTAMP, scheduled_deletion TEXT, published_to_vinted INTEGER DEFAULT 0, published_date TEXT, "
            "access_count INTEGER DEFAULT 0, storage_path TEXT, cdn_url TEXT, created_at TEXT DEFAULT "
            "CURRENT_TIMESTAMP, updated_at TEXT DEFAULT CURRENT_TIMESTAMP)"_s);
    }

    [[nodiscard]] QString path() const { return m_folder.path(); }

    void photo(const QString &id, const QString &tier, const QByteArray &bytes, qint64 size,
               const QString &storagePath = {}) const
    {
        if (!QDir(path()).mkpath(tier))
            qFatal("cannot make %s", qPrintable(tier));
        QFile file(u"%1/%2/%3.jpg"_s.arg(path(), tier, id));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        sql(u"INSERT INTO photo_metadata(photo_id, user_id, draft_id, tier, file_size_bytes, compressed_size_bytes, "
            "upload_date, last_access_date, storage_path) VALUES ('%1', 'u', 'd', '%2', 9000, %3, "
            "'2025-06-01 10:00:00', '2025-06-01 10:00:00', '%4')"_s.arg(id, tier)
                .arg(size)
                .arg(storagePath.isEmpty() ? QString(tier + u'/' + id + u".jpg"_s) : storagePath));
    }

private:
    void sql(const QString &statement) const { Shelf::runSql(path() + u"/catalog.db"_s, statement); }

    QTemporaryDir m_folder;
};

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

/// Photos of an existing database have no hash: they can be read, checked and moved all the same (SPEC section 6).
class TakeoverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPhotosWithoutAHash()
    {
        const SourceProfile source;
        source.photo(u"a"_s, u"hot"_s, fakePhoto(1), fakePhoto(1).size());
        source.photo(u"short"_s, u"hot"_s, fakePhoto(2), fakePhoto(2).size() + 1);
        Fixture f(source.path());
        const Result<QByteArray> bytes = f.engine().library.bytes(u"a"_s, variant::Master, {});
        QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error().message));
        QCOMPARE(*bytes, fakePhoto(1));
        const Result<QByteArray> cutOff = f.engine().library.bytes(u"short"_s, variant::Master, {});
        QVERIFY(!cutOff);
        QCOMPARE(cutOff.error().code, ErrorCode::DataLoss);
    }

    void aCheckDoesNotCallThemDamaged()
    {
        const SourceProfile source;
        source.photo(u"a"_s, u"hot"_s, fakePhoto(1), fakePhoto(1).size());
        Fixture f(source.path());
        const auto looked = f.engine().check.run({}, {}, {});
        QVERIFY(looked);
        QCOMPARE(looked->findings.size(), 1);
        QCOMPARE(looked->findings.first().kind, u"catalogue"_s);
        QVERIFY(f.photo(u"a"_s).sha256.isEmpty());

        const auto repaired = f.engine().check.run({.repair = true}, {}, {});
        QVERIFY(repaired);
        QVERIFY(repaired->findings.first().repaired);
        QCOMPARE(f.photo(u"a"_s).sha256, hashOf(fakePhoto(1)));
        QVERIFY(f.engine().check.run({.readDataPercent = 100}, {}, {})->isClean());
    }

    void theLifecycleMovesThem()
    {
        const SourceProfile source;
        source.photo(u"t"_s, u"temp"_s, fakePhoto(1), fakePhoto(1).size());
        source.photo(u"h"_s, u"hot"_s, fakePhoto(2), fakePhoto(2).size());
        source.photo(u"short"_s, u"hot"_s, fakePhoto(3), fakePhoto(3).size() - 1);
        Fixture f(source.path());
        const Result<RunResult> run = f.engine().lifecycle.run({}, {}, {}, {});
        QVERIFY2(run, run ? "" : qPrintable(run.error().message));
        QCOMPARE(run->promotedToHot, 1);
        QCOMPARE(run->archivedToCold, 1);
        QCOMPARE(run->failed.size(), 1);
        QCOMPARE(run->failed.first().id, u"short"_s);
        QCOMPARE(f.photo(u"t"_s).tier, Tier::Hot);
        QCOMPARE(f.photo(u"h"_s).tier, Tier::Cold);
        QCOMPARE(f.photo(u"h"_s).sha256, hashOf(fakePhoto(2)));
        QCOMPARE(*f.engine().library.bytes(u"h"_s, variant::Master, {}), fakePhoto(2));
        QVERIFY(!QFile::exists(source.path() + u"/hot/h.jpg"_s));
        QVERIFY(QFile::exists(source.path() + u"/hot/short.jpg"_s));
        QVERIFY(f.catalogue().journal().open()->isEmpty());
    }

    void pathsOfAnotherMachineBecomeKeys_data()
    {
        QTest::addColumn<QString>("tier");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("key");
        QTest::newRow("key") << u"temp"_s << u"temp/a.jpg"_s << u"temp/a.jpg"_s;
        QTest::newRow("absolute") << u"temp"_s << u"/app/backend/data/photos/temp/a.jpg"_s << u"temp/a.jpg"_s;
        QTest::newRow("relative") << u"temp"_s << u"backend/data/photos/temp/a.jpg"_s << u"temp/a.jpg"_s;
        QTest::newRow("deep") << u"temp"_s << u"/data/temp/u/a.jpg"_s << u"temp/u/a.jpg"_s;
        QTest::newRow("absolute in HOT") << u"hot"_s << u"/srv/hot/a.jpg"_s << u"hot/a.jpg"_s;
        QTest::newRow("key of another layout") << u"hot"_s << u"images/hot/a.jpg"_s << u"images/hot/a.jpg"_s;
        QTest::newRow("nothing to go by") << u"temp"_s << u"/tmp/a.jpg"_s << QString();
        QTest::newRow("leaves the folder") << u"temp"_s << u"/data/temp/../../etc/a.jpg"_s << QString();
    }
    void pathsOfAnotherMachineBecomeKeys()
    {
        QFETCH(QString, tier);
        QFETCH(QString, path);
        QFETCH(QString, key);
        const SourceProfile source;
        source.photo(u"a"_s, tier, fakePhoto(1), fakePhoto(1).size(), path);
        Fixture f(source.path());
        const QList<Copy> copies = *f.catalogue().copies().ofPhoto(u"a"_s);
        QCOMPARE(copies.isEmpty() ? QString() : copies.first().key, key);
        if (key == QString(tier + u"/a.jpg"_s))
            QCOMPARE(*f.engine().library.bytes(u"a"_s, variant::Master, {}), fakePhoto(1));
        // Whatever it is, it can be deleted.
        QVERIFY(f.engine().library.purge({u"a"_s}, {}, {}).failed.isEmpty());
    }

    void anObjectOfTwoPhotosOutlivesThem()
    {
        const SourceProfile source;
        source.photo(u"a"_s, u"hot"_s, fakePhoto(1), fakePhoto(1).size());
        source.photo(u"b"_s, u"hot"_s, fakePhoto(1), fakePhoto(1).size(), u"hot/a.jpg"_s);
        Fixture f(source.path());
        QVERIFY(f.engine().library.purge({u"a"_s}, {}, {}).failed.isEmpty());
        QVERIFY(QFile::exists(source.path() + u"/hot/a.jpg"_s));
    }
};

TD_TEST(TakeoverTest)
#include "tst_takeover.moc"
