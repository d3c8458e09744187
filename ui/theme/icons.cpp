// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QCache>
#include <QFile>
#include <QHash>
#include <QPaintDevice>
#include <QSvgRenderer>

#include <cmath>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Names of the icon naming specification, for what we do not draw ourselves.
QString desktopName(const QString &name)
{
    static const QHash<QString, QString> names{
        {u"export"_s, u"document-export"_s},   {u"folder"_s, u"folder"_s},       {u"backup"_s, u"backup"_s},
        {u"key"_s, u"password-copy"_s},        {u"save"_s, u"document-save"_s},  {u"quit"_s, u"application-exit"_s},
        {u"fullscreen"_s, u"view-fullscreen"_s},
    };
    return names.value(name, name);
}

QPixmap renderSvg(const QString &file, int pixels, const QColor &color)
{
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(file);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    return pixmap;
}

QPixmap renderDot(int pixels, const QColor &color)
{
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QRectF(pixels * 0.38, pixels * 0.38, pixels * 0.24, pixels * 0.24));
    return pixmap;
}

QPixmap renderDesktop(const QIcon &themed, int pixels, const QColor &color)
{
    QPixmap pixmap = themed.pixmap(QSize(pixels, pixels), 1.0);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    return pixmap;
}

} // namespace

QPixmap iconPixmap(const QString &name, int side, qreal ratio, const QColor &color)
{
    static QCache<QString, QPixmap> cache(600);
    const int pixels = qMax(1, int(std::lround(side * ratio)));
    const QString key =
        name % u'|' % QString::number(pixels) % u'|' % QString::number(color.rgba(), 16) % u'|' % QString::number(ratio);
    if (const QPixmap *known = cache.object(key))
        return *known;
    const QString file = u":/icons/td/"_s + name + u".svg"_s;
    QPixmap pixmap;
    if (QFile::exists(file)) {
        pixmap = renderSvg(file, pixels, color);
    } else {
        const QIcon themed = QIcon::fromTheme(desktopName(name));
        pixmap = themed.isNull() ? renderDot(pixels, color) : renderDesktop(themed, pixels, color);
    }
    pixmap.setDevicePixelRatio(ratio);
    cache.insert(key, new QPixmap(pixmap));
    return pixmap;
}

void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, int side, const QColor &color)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QPixmap pixmap = iconPixmap(name, side, ratio, color);
    const QPointF at(std::round((rect.center().x() - side / 2.0) * ratio) / ratio,
                     std::round((rect.center().y() - side / 2.0) * ratio) / ratio);
    painter.drawPixmap(at, pixmap);
}

TintedIconEngine::TintedIconEngine(QString name, ColorRole role)
    : m_name(std::move(name))
    , m_role(role)
{
}

QColor TintedIconEngine::colorFor(QIcon::Mode mode, QIcon::State state) const
{
    const Theme &theme = Theme::current();
    if (mode == QIcon::Disabled)
        return theme.color(m_role, 0.4);
    if (state == QIcon::On || mode == QIcon::Selected)
        return theme.color(ColorRole::Accent);
    return theme.color(m_role);
}

void TintedIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    paintIcon(*painter, rect, m_name, qMin(rect.width(), rect.height()), colorFor(mode, state));
}

QPixmap TintedIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap TintedIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale)
{
    // `size` comes in device pixels here.
    const int side = qMin(size.width(), size.height());
    QPixmap pixmap = iconPixmap(m_name, side, 1.0, colorFor(mode, state));
    pixmap.setDevicePixelRatio(scale);
    return pixmap;
}

QIconEngine *TintedIconEngine::clone() const
{
    return new TintedIconEngine(m_name, m_role);
}

QString TintedIconEngine::key() const
{
    return u"td-tinted"_s;
}

QIcon icon(const QString &name, ColorRole role)
{
    return QIcon(new TintedIconEngine(name, role));
}

} // namespace td
