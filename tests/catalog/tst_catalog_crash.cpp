// SPDX-License-Identifier: GPL-3.0-or-later
// A catalogue whose last program was killed is checked before anything is built upon it; after a clean end it is not.
#include "catalog/openmark.h"
#include "catalog/sqlitecatalogue.h"
#include "support/testprogram.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

namespace
{

struct Profile {
    QTemporaryDir folder;
    QString file = folder.filePath(u"catalog.db"_s);

    [[nodiscard]] QString markFile() const { return file + u".open"_s; }
    [[nodiscard]] bool saysClean() const { return QFileInfo(markFile()).size() == 0; }
    /// As after a kill: the mark of the dead is still there.
    void kill() const
    {
        QFile mark(markFile());
        if (!mark.open(QIODevice::WriteOnly) || mark.write("1") != 1)
            qFatal("the mark cannot be written");
    }
    [[nodiscard]] Result<std::unique_ptr<SqliteCatalogue>> open() const { return SqliteCatalogue::open(file); }
    /// Destroys the root page of the table of photos, which no start reads by itself.
    void damage() const
    {
        QFile db(file);
        if (!db.open(QIODevice::ReadWrite))
            qFatal("the catalogue cannot be opened");
        constexpr qint64 page = 4096;
        for (qint64 at = page * (db.size() / page / 2); at < db.size(); at += page) {
            db.seek(at);
            db.write(QByteArray(64, '\x7f'));
        }
    }
};

} // namespace

class TestCatalogCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCleanEndLeavesAnEmptyMark()
    {
        const Profile profile;
        {
            const auto catalogue = profile.open();
            QVERIFY(catalogue);
            QVERIFY(!profile.saysClean());
            const auto second = profile.open();
            QVERIFY(second);
        }
        QVERIFY(profile.saysClean());
    }

    void theMarkTellsACrash()
    {
        const Profile profile;
        QVERIFY(!OpenMark(profile.file).wasUnclean());
        profile.kill();
        {
            OpenMark first(profile.file);
            QVERIFY(first.wasUnclean());
            first.share();
            QVERIFY(!OpenMark(profile.file).wasUnclean());
            QVERIFY(!profile.saysClean());
        }
        QVERIFY(profile.saysClean());
    }

    void aSoundCatalogueOpensAfterACrash()
    {
        const Profile profile;
        QVERIFY(profile.open());
        profile.kill();
        QVERIFY(profile.open());
        QVERIFY(profile.saysClean());
    }

    void aDamagedCatalogueIsNotOpenedAfterACrash()
    {
        const Profile profile;
        QVERIFY(profile.open());
        profile.damage();
        profile.kill();
        for (int start = 0; start < 2; ++start) {
            const auto catalogue = profile.open();
            QVERIFY(!catalogue);
            QCOMPARE(catalogue.error().code, ErrorCode::DataLoss);
            QVERIFY(!catalogue.error().remedy.isEmpty());
            QVERIFY(!profile.saysClean());
        }
    }
};

TD_TEST(TestCatalogCrash)
#include "tst_catalog_crash.moc"
