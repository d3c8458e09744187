// SPDX-License-Identifier: GPL-3.0-or-later
// Every picture of the shared collection (TIERDECK_TEST_DATA) has the same outcome in a helper as in this process.
#include "imaging/imagingprocessor.h"
#include "imaging/isolation/helpers.h"
#include "support/testprogram.h"

#include <QDirIterator>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

QString outcomeOf(const Result<ProcessedImage> &image)
{
    if (!image)
        return QString(image.error().reason + u": "_s + image.error().message);
    QString text = image->damaged ? QString(u"damaged: "_s + image->warnings.join(u"; "_s)) : u"stored"_s;
    for (const ImageOutput &output : image->outputs) {
        text += u", %1 %2x%3"_s.arg(output.variant).arg(output.size.width()).arg(output.size.height());
        // Qt's GIF decoder leaves what is missing of a cut picture as it finds the memory.
        if (!image->damaged || output.variant == variant::Original)
            text += u" #%1"_s.arg(qHash(output.bytes));
    }
    return text;
}

} // namespace

class TestIsolatedCollection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPicture()
    {
        const QString root = qEnvironmentVariable("TIERDECK_TEST_DATA");
        if (root.isEmpty())
            QSKIP("TIERDECK_TEST_DATA is not set: the shared pictures were not tried");
        QStringList paths;
        for (QDirIterator it(QString(root + u"/images"_s), QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
            paths.append(it.next());
        QVERIFY(paths.size() > 700);
        const IsolatedProcessor isolated(misbehaving(2));
        const ImagingProcessor here;
        ImagePolicy policy;
        policy.acceptHeic = true;
        std::atomic<qsizetype> next = 0;
        std::mutex mutex;
        QStringList wrong;
        qint64 peak = 0;
        const auto work = [&] {
            for (qsizetype i = next++; i < paths.size(); i = next++) {
                const QString &path = paths.at(i);
                const QByteArray file = contentOf(path);
                const QString expected = outcomeOf(here.process(file, path, policy));
                const QString found = outcomeOf(isolated.process(file, path, policy));
                const std::lock_guard lock(mutex);
                if (expected != found)
                    wrong.append(QString(path + u"\n  here: "_s + expected + u"\n  helper: "_s + found));
                for (const pid_t pid : helperProcesses())
                    peak = std::max(peak, statusField(pid, "VmHWM"));
            }
        };
        {
            std::vector<std::jthread> workers;
            for (int i = 0; i < 2; ++i)
                workers.emplace_back(work);
        }
        for (const QString &line : std::as_const(wrong))
            qWarning("%s", qPrintable(line));
        QVERIFY2(wrong.isEmpty(), qPrintable(u"%1 of %2 files, listed above"_s.arg(wrong.size()).arg(paths.size())));
        qInfo("%lld files, largest helper %lld MB", qlonglong(paths.size()), qlonglong(peak / 1024));
        constexpr qint64 most = 1024 * 1024; // kB
        QVERIFY2(peak > 0 && peak < most, qPrintable(QString::number(peak)));
    }
};

TD_TEST(TestIsolatedCollection)
#include "tst_imaging_isolation_collection.moc"
