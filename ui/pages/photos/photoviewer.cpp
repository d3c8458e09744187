// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/photoviewer.h"

#include "ui/support/async.h"
#include "ui/support/errortext.h"
#include "ui/support/format.h"
#include "ui/support/picture.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/textlabel.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{
constexpr double LargestViewerZoom = 12;
constexpr int BarHeight = 48;

struct LoadedPicture {
    QImage image;
    QString failure;
};
} // namespace

PhotoViewer::PhotoViewer(const UiServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_caption(new TextLabel({}, TextRole::Medium, ColorRole::Text, this))
    , m_close(makeIconButton(u"close"_s, tr("Close the picture"), this))
    , m_retry(makeButton(tr("Try again"), ButtonKind::Normal, u"refresh"_s, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture"));
    setAutoFillBackground(true);
    m_close->setToolTip(tr("Close the picture (Esc)"));
    connect(m_close, &QToolButton::clicked, this, &PhotoViewer::closed);
    connect(m_retry, &QPushButton::clicked, this, &PhotoViewer::retry);
    m_retry->hide();
    hide();
}

PhotoViewer::~PhotoViewer()
{
    m_stop.request_stop();
}

void PhotoViewer::showPhoto(const Photo &photo, const QImage &preview)
{
    m_photo = photo;
    m_image = preview;
    tellFailure({});
    m_zoom = 1;
    m_offset = {};
    m_caption->setText(tr("%1 · %2 × %3 · %4")
                           .arg(photo.filename, format::count(photo.width), format::count(photo.height),
                                format::bytes(photo.compressedSizeBytes)));
    m_caption->adjustSize();
    m_caption->move(space::s6, (BarHeight - m_caption->height()) / 2);
    setAccessibleDescription(m_caption->text());
    placeRetry();
    load();
    update();
}

void PhotoViewer::load()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    runAsync(
        m_services.thumbPool, this,
        [&services = m_services, id = m_photo.photoId, name = m_photo.filename, stop = m_stop.get_token()] {
            LoadedPicture loaded;
            const auto bytes = services.engine.library.bytes(id, variant::Master, stop);
            if (!bytes) {
                loaded.failure = errorSentence(bytes.error());
                return loaded;
            }
            if (const auto image = readPicture(services.pictures, *bytes, name, LargestPicture))
                loaded.image = *image;
            else
                loaded.failure = errorSentence(image.error());
            return loaded;
        },
        [this, generation = ++m_generation](const LoadedPicture &loaded) {
            if (generation != m_generation)
                return;
            if (!loaded.image.isNull())
                m_image = loaded.image;
            tellFailure(loaded.failure);
        });
}

void PhotoViewer::retry()
{
    if (!m_failure.isEmpty())
        load();
}

void PhotoViewer::tellFailure(const QString &sentence)
{
    m_failure = sentence;
    m_retry->setVisible(!sentence.isEmpty());
    const QString what = m_caption->text();
    setAccessibleDescription(sentence.isEmpty() ? what : QString(what % u". "_s % sentence));
    update();
}

void PhotoViewer::placeRetry()
{
    m_retry->adjustSize();
    m_retry->move((width() - m_retry->width()) / 2, height() - m_retry->height() - space::s8);
}

double PhotoViewer::fitScale() const
{
    const QSizeF picture(std::max(1, m_photo.width), std::max(1, m_photo.height));
    const QSizeF room(std::max(1, width() - 2 * space::s6), std::max(1, height() - BarHeight - space::s6));
    return std::min({room.width() / picture.width(), room.height() / picture.height(), 1.0});
}

QRectF PhotoViewer::imageRect() const
{
    const QSizeF size = QSizeF(std::max(1, m_photo.width), std::max(1, m_photo.height)) * fitScale() * m_zoom;
    const QPointF centre(width() / 2.0, BarHeight + (height() - BarHeight - space::s6) / 2.0);
    return {centre + m_offset - QPointF(size.width() / 2, size.height() / 2), size};
}

void PhotoViewer::clampOffset()
{
    const QSizeF size = imageRect().size();
    const double x = std::max(0.0, (size.width() - width()) / 2 + space::s6);
    const double y = std::max(0.0, (size.height() - height()) / 2 + space::s6);
    m_offset = {size.width() > width() ? std::clamp(m_offset.x(), -x, x) : 0,
                size.height() > height() - BarHeight ? std::clamp(m_offset.y(), -y, y) : 0};
}

void PhotoViewer::zoomBy(double factor, QPointF around)
{
    const QRectF before = imageRect();
    const double zoom = std::clamp(m_zoom * factor, 1.0, LargestViewerZoom / std::max(0.05, fitScale()));
    const double change = zoom / m_zoom;
    m_zoom = zoom;
    // The point under the pointer stays there.
    m_offset += (around - before.center()) * (1 - change);
    clampOffset();
    update();
}

void PhotoViewer::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(ColorRole::Sunken));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_zoom * fitScale() < 3);
    const QRectF box = imageRect();
    if (m_image.isNull() && m_failure.isEmpty())
        paintRound(painter, box, radius::thumb, theme.color(ColorRole::Hover));
    else if (!m_image.isNull())
        painter.drawImage(box, m_image);
    if (!m_failure.isEmpty()) {
        painter.setFont(theme.font(TextRole::Body));
        painter.setPen(theme.color(ColorRole::Text));
        painter.drawText(rect().adjusted(space::s8, BarHeight, -space::s8, m_retry->y() - height() - space::s3),
                         Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, m_failure);
    }
    painter.fillRect(QRect(0, 0, width(), BarHeight), theme.color(ColorRole::Surface));
}

void PhotoViewer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_caption->move(space::s6, (BarHeight - m_caption->height()) / 2);
    m_close->adjustSize();
    m_close->move(width() - m_close->width() - space::s4, (BarHeight - m_close->height()) / 2);
    placeRetry();
    clampOffset();
}

bool PhotoViewer::pan(const QKeyEvent &event)
{
    if (m_zoom < 1.01 || !(event.modifiers() & Qt::ShiftModifier))
        return false;
    constexpr int PanBy = 80;
    const QPointF by = event.key() == Qt::Key_Left    ? QPointF(PanBy, 0)
                       : event.key() == Qt::Key_Right ? QPointF(-PanBy, 0)
                       : event.key() == Qt::Key_Up    ? QPointF(0, PanBy)
                       : event.key() == Qt::Key_Down  ? QPointF(0, -PanBy)
                                                      : QPointF();
    m_offset += by;
    clampOffset();
    update();
    return !by.isNull();
}

void PhotoViewer::keyPressEvent(QKeyEvent *event)
{
    if (pan(*event))
        return;
    switch (event->key()) {
    case Qt::Key_Left:
        Q_EMIT stepRequested(-1);
        return;
    case Qt::Key_Right:
        Q_EMIT stepRequested(1);
        return;
    case Qt::Key_Space:
    case Qt::Key_Escape:
        Q_EMIT closed();
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(1.25, rect().center());
        return;
    case Qt::Key_Minus:
        zoomBy(0.8, rect().center());
        return;
    case Qt::Key_0:
        m_zoom = 1;
        m_offset = {};
        update();
        return;
    case Qt::Key_1:
        zoomBy(1 / (fitScale() * m_zoom), rect().center());
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void PhotoViewer::wheelEvent(QWheelEvent *event)
{
    zoomBy(event->angleDelta().y() > 0 ? 1.2 : 1 / 1.2, event->position());
    event->accept();
}

void PhotoViewer::mousePressEvent(QMouseEvent *event)
{
    m_grab = event->position() - m_offset;
}

void PhotoViewer::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    m_offset = event->position() - m_grab;
    clampOffset();
    update();
}

void PhotoViewer::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_zoom > 1.01) {
        m_zoom = 1;
        m_offset = {};
        update();
    } else {
        zoomBy(std::max(2.0, 1 / fitScale()), event->position());
    }
}

} // namespace td
