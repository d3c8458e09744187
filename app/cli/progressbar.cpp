// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressbar.h"

#include "app/cli/output.h"

#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace td::cli
{

namespace
{

int terminalWidth()
{
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

QString timeText(qint64 seconds)
{
    if (seconds >= 3600)
        return u"%1 h %2 min"_s.arg(seconds / 3600).arg(seconds % 3600 / 60);
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
}

} // namespace

ProgressBar::ProgressBar(QString what, bool quiet)
    : m_what(std::move(what))
    , m_shown(!quiet && ::isatty(STDERR_FILENO) == 1)
{
    m_since.start();
}

ProgressBar::~ProgressBar()
{
    if (m_drawn)
        std::fputs("\r\x1b[K", stderr);
}

QString ProgressBar::text(const QString &what, const Progress &progress, qint64 elapsedMs, int width)
{
    const bool byBytes = progress.bytesTotal > 0;
    const double total = double(byBytes ? progress.bytesTotal : progress.total);
    const double done = double(byBytes ? progress.bytesDone : progress.done);
    const double fraction = total > 0 ? std::clamp(done / total, 0.0, 1.0) : 0.0;
    const int cells = 24;
    const int filled = int(fraction * cells);
    QString line = u"%1 [%2%3] %4/%5"_s.arg(what, QString(filled, u'#'), QString(cells - filled, u'-'))
                       .arg(progress.done)
                       .arg(progress.total);
    if (elapsedMs > 500 && done > 0) {
        const double perSecond = done * 1000.0 / double(elapsedMs);
        line += byBytes ? u"  %1/s"_s.arg(sizeText(qint64(perSecond)))
                        : u"  %1/s"_s.arg(QString::number(perSecond, 'f', 1));
        if (perSecond > 0 && fraction < 1)
            line += u"  %1 left"_s.arg(timeText(qint64((total - done) / perSecond) + 1));
    }
    if (!progress.current.isEmpty())
        line += QString(u"  "_s + progress.current.section(u'/', -1));
    return line.size() > width ? QString(line.left(width - 1) + u'…') : line;
}

void ProgressBar::update(const Progress &progress)
{
    if (!m_shown)
        return;
    const std::lock_guard lock(m_mutex);
    const qint64 now = m_since.elapsed();
    if (now < 300 || now - m_lastDrawn < 100)
        return;
    m_lastDrawn = now;
    m_drawn = true;
    const QByteArray line = text(m_what, progress, now, terminalWidth()).toUtf8();
    std::fprintf(stderr, "\r\x1b[K%s", line.constData());
    std::fflush(stderr);
}

} // namespace td::cli
