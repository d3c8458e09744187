// SPDX-License-Identifier: GPL-3.0-or-later
// Hundreds of pictures dropped onto the real window: rendered photos, and the shared collection when TIERDECK_TEST_DATA
// names it. Everything that is a picture is stored upright, everything else is told with its reason, and the window
// never stands still. TIERDECK_TEST_PHOTOS says how many photos are rendered.
#include "app/samples/samples.h"
#include "gui/pages/guiprofile.h"
#include "support/testprogram.h"
#include "ui/dialogs/uploaddialog.h"
#include "ui/mainwindow.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/photolistmodel.h"
#include "ui/pages/photos/photospage.h"
#include "ui/pages/photos/thumbnailcache.h"

#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QtConcurrent/QtConcurrentRun>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

constexpr int DefaultPhotos = 24;
constexpr qint64 LongestGapMs = 200;
constexpr int UploadsMs = 540'000;

/// A picture of the shared collection, as its index describes it.
struct Item {
    QString path, type, decodable, sha256;
    QSize upright; ///< invalid where decoders disagree

    [[nodiscard]] bool isAccepted() const
    {
        return type == u"jpeg" || type == u"png" || type == u"gif" || type == u"webp";
    }
};

QSize sizeOf(const QString &text)
{
    const QStringList sides = text.split(u'x');
    return sides.size() == 2 ? QSize(sides.first().toInt(), sides.last().toInt()) : QSize();
}

QSize fittedTo2000(QSize size)
{
    const double scale = std::min(1.0, 2000.0 / std::max(size.width(), size.height()));
    return {std::max(1, int(std::lround(size.width() * scale))), std::max(1, int(std::lround(size.height() * scale)))};
}

QList<Item> readIndex(const QString &root)
{
    QFile file(root + u"/index.json"_s);
    QList<Item> items;
    if (!file.open(QIODevice::ReadOnly))
        return items;
    const QJsonArray array = QJsonDocument::fromJson(file.readAll()).array();
    for (const auto &value : array) {
        const QJsonObject object = value.toObject();
        const bool disputed = object.value(u"stored_disputed"_s).toBool();
        items.append({.path = object.value(u"path"_s).toString(),
                      .type = object.value(u"type"_s).toString(),
                      .decodable = object.value(u"decodable"_s).toString(),
                      .sha256 = object.value(u"sha256"_s).toString(),
                      .upright = disputed ? QSize() : sizeOf(object.value(u"upright"_s).toString())});
    }
    return items;
}

void drop(QWidget &window, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

/// The longest time in which the event loop answered nothing, without what the thread stood in the processor's queue:
/// what the machine takes from everybody is no fault of the window.
class Heartbeat : public QObject
{
public:
    Heartbeat()
    {
        m_beat.start();
        m_total.start();
        startTimer(5, Qt::PreciseTimer);
    }
    [[nodiscard]] qint64 window() const { return m_window; } ///< ms
    /// Of the longest wait, the time in which the thread worked, ms; in the rest it was blocked.
    [[nodiscard]] qint64 worked() const { return m_worked; }
    /// How many waits were longer than the window may stand still.
    [[nodiscard]] int tooLong() const { return m_long; }
    /// When the longest was, ms since the start.
    [[nodiscard]] qint64 at() const { return m_at; }

protected:
    void timerEvent(QTimerEvent *) override
    {
        const Times now = times();
        const qint64 gap = m_beat.restart() - (now.queued - m_last.queued);
        m_long += gap >= LongestGapMs ? 1 : 0;
        if (gap > m_window) {
            m_window = gap;
            m_worked = now.worked - m_last.worked;
            m_at = m_total.elapsed();
        }
        m_last = now;
    }

private:
    struct Times {
        qint64 worked = 0;
        qint64 queued = 0;
    };
    /// ms, from the kernel's account of this thread; nothing where it keeps none.
    static Times times()
    {
        QFile file(u"/proc/thread-self/schedstat"_s);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QList<QByteArray> numbers = file.readAll().simplified().split(' ');
        return {numbers.value(0).toLongLong() / 1'000'000, numbers.value(1).toLongLong() / 1'000'000};
    }
    QElapsedTimer m_beat;
    QElapsedTimer m_total;
    Times m_last = times();
    qint64 m_worked = 0;
    int m_long = 0;
    qint64 m_at = 0;
    qint64 m_window = 0;
};

} // namespace

class TestCollection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everythingDroppedIsStoredOrTold();
    void picturesAreUpright();
    void othersAreToldWithTheirReason();
    void theGridShowsThem();

private:
    void dropAndAnswer(const QStringList &paths, const QString &draft);
    QTemporaryDir m_folder;
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_rendered;
    QString m_root;
    QList<Item> m_items;
    QHash<QString, Photo> m_photos; ///< by the SHA-256 of the file that was dropped
    QHash<QString, QString> m_told; ///< file -> reason
};

void TestCollection::initTestCase()
{
    m_root = qEnvironmentVariable("TIERDECK_TEST_DATA");
    m_items = m_root.isEmpty() ? QList<Item>() : readIndex(m_root);
    if (m_items.isEmpty())
        qInfo("TIERDECK_TEST_DATA names no collection: only rendered photos are dropped");
    const int count = qEnvironmentVariableIntValue("TIERDECK_TEST_PHOTOS");
    const auto rendered = renderSamples(m_folder.filePath(u"photos"_s), count > 0 ? count : DefaultPhotos, 7, {});
    QVERIFY(rendered);
    m_rendered = *rendered;
    m_profile = std::make_unique<GuiProfile>();
    m_window = std::make_unique<MainWindow>(m_profile->services());
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    connect(&m_profile->services().queue, &TransferQueue::refused, this, [this](const QList<ItemFailure> &failed) {
        for (const ItemFailure &failure : failed)
            m_told.insert(failure.id, failure.error.reason);
    });
}

void TestCollection::cleanupTestCase()
{
    m_window.reset();
    m_profile.reset();
}

void TestCollection::dropAndAnswer(const QStringList &paths, const QString &draft)
{
    drop(*m_window, paths);
    UploadDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = m_window->findChild<UploadDialog *>()) != nullptr && dialog->isVisible());
    auto *name = dialog->findChild<QComboBox *>(u"draft"_s);
    auto *accept = dialog->findChild<QPushButton *>(u"accept"_s);
    QVERIFY(name && accept);
    name->setEditText(draft);
    QTRY_VERIFY(accept->isEnabled());
    QTest::mouseClick(accept, Qt::LeftButton);
    QTRY_VERIFY(!m_window->findChild<UploadDialog *>());
}

void TestCollection::everythingDroppedIsStoredOrTold()
{
    const Heartbeat heart;
    QElapsedTimer timer;
    timer.start();
    m_window->showPage(u"photos"_s);
    // Some as files, some as their folder, as operators do.
    const QString folder = m_folder.filePath(u"half"_s);
    QVERIFY(QDir().mkpath(folder));
    const qsizetype half = m_rendered.size() / 2;
    for (qsizetype i = half; i < m_rendered.size(); ++i)
        QVERIFY(QFile::rename(m_rendered.at(i), QString(folder + u'/' + QFileInfo(m_rendered.at(i)).fileName())));
    dropAndAnswer(m_rendered.mid(0, half) + QStringList{folder}, u"Rendered"_s);
    if (!m_items.isEmpty())
        dropAndAnswer({m_root + u"/images"_s}, u"Collection"_s);

    TransferQueue &queue = m_profile->services().queue;
    const qint64 expected = m_rendered.size() + m_items.size();
    const auto told = [&] {
        const QueueSnapshot now = queue.snapshot();
        return now.isIdle() ? now.done + now.failed + m_told.size() : -1;
    };
    QTRY_COMPARE_WITH_TIMEOUT(told(), expected, UploadsMs);
    m_window->showPage(u"overview"_s);
    m_window->showPage(u"photos"_s);
    QTRY_VERIFY(m_profile->services().pool.activeThreadCount() == 0);
    const qint64 took = timer.elapsed();
    const auto transfers = m_profile->engine().parts.catalogue.transfers().list({TransferState::Failed}, 10'000);
    QVERIFY(transfers);
    for (const Transfer &transfer : *transfers) {
        QVERIFY2(!transfer.errorReason.isEmpty() && !transfer.errorText.isEmpty() && !transfer.remedy.isEmpty(),
                 qPrintable(transfer.path));
        m_told.insert(transfer.path, transfer.errorReason);
    }
    QString cursor;
    do {
        const auto page = m_profile->engine().library.page({}, {}, cursor, 500);
        QVERIFY(page);
        for (const Photo &photo : page->photos)
            m_photos.insert(photo.originalSha256, photo);
        cursor = page->nextCursor;
    } while (!cursor.isEmpty());
    qInfo("%lld files in %.1f s; longest wait of the window %lld ms (%lld ms of work, at %.1f s)",
          static_cast<long long>(expected), double(took) / 1000, static_cast<long long>(heart.window()),
          static_cast<long long>(heart.worked()), double(heart.at()) / 1000);
    // One may be the machine's: a page of the program that comes from a busy disk.
    QVERIFY2(heart.tooLong() <= 1, "the window stood still");
}

void TestCollection::picturesAreUpright()
{
    QStringList wrong;
    for (const Item &item : std::as_const(m_items)) {
        if (!item.isAccepted() || item.decodable != u"yes")
            continue;
        const auto photo = m_photos.constFind(item.sha256);
        if (photo == m_photos.cend())
            wrong.append(item.path + u": not stored, "_s + m_told.value(m_root + u'/' + item.path));
        else if (item.upright.isValid() && QSize(photo->width, photo->height) != fittedTo2000(item.upright))
            wrong.append(QString(item.path + u": %1x%2 instead of %3x%4"_s)
                             .arg(photo->width)
                             .arg(photo->height)
                             .arg(item.upright.width())
                             .arg(item.upright.height()));
    }
    const auto rendered = m_profile->engine().library.ids(
        [] {
            PhotoFilter filter;
            filter.draft = u"Rendered"_s;
            return filter;
        }(),
        100'000);
    QVERIFY(rendered);
    QCOMPARE(rendered->size(), m_rendered.size());
    for (const QString &file : std::as_const(m_rendered)) {
        const QString now =
            QFile::exists(file) ? file : QString(m_folder.filePath(u"half/"_s) + QFileInfo(file).fileName());
        QImageReader reader(now);
        QSize upright = reader.size();
        if (reader.transformation() & QImageIOHandler::TransformationRotate90)
            upright.transpose();
        PhotoFilter filter;
        filter.text = QFileInfo(file).fileName();
        const auto page = m_profile->engine().library.page(filter, {}, {}, 2);
        QVERIFY(page && page->photos.size() == 1);
        const Photo &photo = page->photos.first();
        if (QSize(photo.width, photo.height) != fittedTo2000(upright))
            wrong.append(QString(file + u": %1x%2"_s).arg(photo.width).arg(photo.height));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestCollection::othersAreToldWithTheirReason()
{
    if (m_items.isEmpty())
        QSKIP("TIERDECK_TEST_DATA is not set: the shared pictures were not tried");
    QStringList wrong;
    qsizetype refused = 0;
    qsizetype damaged = 0;
    for (const Item &item : std::as_const(m_items)) {
        const bool isStored = m_photos.contains(item.sha256);
        const QString reason = m_told.value(m_root + u'/' + item.path);
        refused += isStored ? 0 : 1;
        damaged += m_photos.value(item.sha256).damaged ? 1 : 0;
        if (isStored && (!item.isAccepted() || item.decodable == u"no"))
            wrong.append(item.path + u": stored, though it is "_s + item.type + u' ' + item.decodable);
        else if (!isStored && reason.isEmpty())
            wrong.append(item.path + u": neither stored nor told"_s);
    }
    qInfo("%lld of %lld told with a reason, %lld stored and marked damaged", static_cast<long long>(refused),
          static_cast<long long>(m_items.size()), static_cast<long long>(damaged));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(damaged > 0);
}

void TestCollection::theGridShowsThem()
{
    m_window->showPage(u"photos"_s, {{u"draft"_s, u"Rendered"_s}});
    auto *page = qobject_cast<PhotosPage *>(m_window->currentPage());
    QVERIFY(page);
    QTRY_COMPARE(page->model().rowCount(), int(m_rendered.size()));
    auto *thumbs = page->findChild<ThumbnailCache *>();
    QVERIFY(thumbs);
    const auto missing = [&] {
        const auto [first, last] = page->grid().visibleRows();
        int without = first < 0 ? 1 : 0;
        for (int row = std::max(0, first); row <= last; ++row) {
            const PhotoRow *known = page->model().loadedRow(row);
            without += !known || thumbs->picture(known->photo, QSize(120, 90), 1).isNull() ? 1 : 0;
        }
        return without;
    };
    QTRY_COMPARE_WITH_TIMEOUT(missing(), 0, 30'000);
    shot(*m_window, u"collection"_s);
}

TD_WINDOW_TEST(TestCollection)
#include "tst_collection.moc"
