// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that overtake each other on their way to the window.
#include "support/testprogram.h"
#include "ui/support/async.h"

#include <QSemaphore>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;

class TestAsync : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theNewestAnswerStays()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(2);
        QSemaphore older;
        QObject context;
        NewestAnswer answer;
        QStringList shown;
        const auto show = [&shown](const QString &text) { shown << text; };
        answer.run(
            pool, &context,
            [&older] {
                older.acquire();
                return u"old"_s;
            },
            show);
        answer.run(pool, &context, [] { return u"new"_s; }, show);
        QTRY_COMPARE(shown, QStringList{u"new"_s});
        older.release();
        pool.waitForDone();
        bool isOver = false; // finished() of the older read was posted before this call's
        runAsync(pool, &context, [] {}, [&isOver] { isOver = true; });
        QTRY_VERIFY(isOver);
        QCOMPARE(shown, QStringList{u"new"_s});
    }
};

TD_TEST(TestAsync)
#include "tst_async.moc"
