// SPDX-License-Identifier: GPL-3.0-or-later
// An unmounted disk leaves an empty folder behind. A store that requires its marker never takes it for an empty tier.
#include "storage/folderstore.h"
#include "storage/tiermarker.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

namespace
{

constexpr qint64 NoReserve = 0;

struct Shelf {
    QTemporaryDir folder;
    FolderStore store{folder.path(), u"hot/"_s, u"folder"_s, u"this computer"_s, NoReserve};

    [[nodiscard]] Result<ObjectInfo> put(const QString &key)
    {
        BytesSource body("bytes"_ba);
        return store.put({.key = key, .contentType = {}, .sha256 = {}, .metadata = {}}, body, {});
    }
    /// What is left when the disk is not mounted.
    void unmount() { QVERIFY(QDir().rename(folder.filePath(u"hot"_s), folder.filePath(u"disk"_s))); }
    void mount()
    {
        QVERIFY(QDir(folder.filePath(u"hot"_s)).removeRecursively());
        QVERIFY(QDir().rename(folder.filePath(u"disk"_s), folder.filePath(u"hot"_s)));
    }
};

template <typename T> QString reasonOf(const Result<T> &result)
{
    return result ? u"none"_s : result.error().reason;
}

} // namespace

class TierMarkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyFolderIsNoEmptyTier_data()
    {
        QTest::addColumn<bool>("isFolderThere");
        QTest::newRow("the mount point is there") << true;
        QTest::newRow("even the folder is gone") << false;
    }
    void anEmptyFolderIsNoEmptyTier()
    {
        QFETCH(const bool, isFolderThere);
        Shelf shelf;
        QVERIFY(shelf.store.writeMarker(u"id-1"_s));
        shelf.store.requireMarker(u"id-1"_s);
        QVERIFY(shelf.put(u"hot/a.jpg"_s));

        shelf.unmount();
        if (isFolderThere)
            QVERIFY(QDir().mkdir(shelf.folder.filePath(u"hot"_s)));
        const QString expected = u"tier.not_mounted"_s;
        QCOMPARE(reasonOf(shelf.store.remove(u"hot/a.jpg"_s, {}, {})), expected);
        QCOMPARE(reasonOf(shelf.store.head(u"hot/a.jpg"_s, {})), expected);
        QCOMPARE(reasonOf(shelf.store.verify(u"hot/a.jpg"_s, {5, {}}, {})), expected);
        QCOMPARE(reasonOf(shelf.store.setAside(u"hot/a.jpg"_s, {})), expected);
        QCOMPARE(reasonOf(shelf.store.sweepPartials(Seconds{0}, {})), expected);
        QCOMPARE(reasonOf(shelf.put(u"hot/b.jpg"_s)), expected);
        const auto nothing = [](const ObjectInfo &) -> Result<void> { return {}; };
        QCOMPARE(reasonOf(shelf.store.list(u"hot/"_s, nothing, {})), expected);
        QVERIFY(!shelf.store.localPath(u"hot/a.jpg"_s));
        QVERIFY(!QFile::exists(shelf.folder.filePath(u"hot/b.jpg"_s)));

        shelf.mount();
        QVERIFY(shelf.store.head(u"hot/a.jpg"_s, {}).value_or(std::nullopt));
        QVERIFY(shelf.store.remove(u"hot/a.jpg"_s, {}, {}));
    }

    void anotherDiskIsNotTheTier()
    {
        Shelf shelf;
        QVERIFY(shelf.store.writeMarker(u"id-2"_s));
        QCOMPARE(shelf.store.marker().value_or(QString()), u"id-2"_s);
        shelf.store.requireMarker(u"id-1"_s);
        QCOMPARE(reasonOf(shelf.store.head(u"hot/a.jpg"_s, {})), u"tier.not_mounted"_s);
    }

    void whoTookItOverIsTold()
    {
        Shelf shelf;
        const QString anew = tierMarkerIn(u"second"_s, u"id-1"_s);
        QCOMPARE(tierMarkerIn(u"third"_s, anew), tierMarkerIn(u"third"_s, u"id-1"_s));
        QCOMPARE(tierMarkerIn({}, anew), anew);
        QVERIFY(shelf.store.writeMarker(anew));
        shelf.store.requireMarker(u"id-1"_s);
        const auto refused = shelf.put(u"hot/a.jpg"_s);
        QCOMPARE(reasonOf(refused), u"tier.taken_over"_s);
        QVERIFY(!refused.error().remedy.contains(QLatin1StringView(TierMarkerName)));
    }

    void aMarkerOfOursIsLearnedWhileTheStoreIsOpen()
    {
        Shelf shelf;
        int asked = 0;
        const QString anew = tierMarkerIn(u"second"_s, u"id-1"_s);
        QVERIFY(shelf.store.writeMarker(u"id-1"_s));
        shelf.store.requireMarker(u"id-1"_s, [&](const QString &found) -> Result<bool> {
            ++asked;
            return found == anew;
        });
        QVERIFY(shelf.put(u"hot/a.jpg"_s));
        QVERIFY(shelf.store.writeMarker(anew));
        QVERIFY(shelf.put(u"hot/b.jpg"_s));
        QVERIFY(shelf.put(u"hot/c.jpg"_s));
        QCOMPARE(asked, 1);
        QVERIFY(shelf.store.writeMarker(u"id-2"_s));
        QCOMPARE(reasonOf(shelf.put(u"hot/d.jpg"_s)), u"tier.not_mounted"_s);
        shelf.unmount();
        QCOMPARE(reasonOf(shelf.put(u"hot/d.jpg"_s)), u"tier.not_mounted"_s);
        QCOMPARE(asked, 2);
    }

    void theMarkerIsNoObject()
    {
        Shelf shelf;
        QVERIFY(shelf.store.writeMarker(u"id-1"_s));
        shelf.store.requireMarker(u"id-1"_s);
        QStringList keys;
        QVERIFY(shelf.store.list(u"hot/"_s,
                                 [&keys](const ObjectInfo &object) -> Result<void> {
                                     keys.append(object.key);
                                     return {};
                                 },
                                 {}));
        QCOMPARE(keys, QStringList());
        const QString key = u"hot/"_s + QLatin1StringView(TierMarkerName);
        QCOMPARE(reasonOf(shelf.put(key)), u"key.invalid"_s);
        QCOMPARE(reasonOf(shelf.store.remove(key, {}, {})), u"key.invalid"_s);
        QVERIFY(shelf.put(u"hot/deep/a.jpg"_s));
        QVERIFY(shelf.store.remove(u"hot/deep/a.jpg"_s, {}, {}));
        QCOMPARE(shelf.store.marker().value_or(QString()), u"id-1"_s);
    }

    void withoutARequirementNothingChanges()
    {
        Shelf shelf;
        QCOMPARE(shelf.store.marker().value_or(u"?"_s), QString());
        QVERIFY(shelf.store.remove(u"hot/a.jpg"_s, {}, {}));
        QVERIFY(shelf.put(u"hot/a.jpg"_s));
    }
};

TD_TEST(TierMarkerTest)
#include "tst_tiermarker.moc"
