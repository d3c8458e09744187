// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/bannerarea.h"

#include "ui/widgets/banner.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace td
{

BannerArea::BannerArea(QWidget *parent)
    : QWidget(parent)
    , m_banner(new Banner)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::s6, 0, space::s6, space::s3);
    column->addWidget(m_banner);
    connect(m_banner, &Banner::dismissed, this, [this] {
        if (!m_notices.isEmpty())
            removeNotice(m_notices.at(m_at).id);
    });
    hide();
}

void BannerArea::setNotice(const Notice &notice)
{
    m_notices.removeIf([&notice](const Notice &known) { return known.id == notice.id; });
    m_notices.append(notice);
    std::stable_sort(m_notices.begin(), m_notices.end(), [](const Notice &a, const Notice &b) { return a.status > b.status; });
    m_at = 0;
    refresh();
}

void BannerArea::removeNotice(const QString &id)
{
    if (m_notices.removeIf([&id](const Notice &known) { return known.id == id; }) == 0)
        return;
    m_at = 0;
    refresh();
}

QStringList BannerArea::ids() const
{
    QStringList ids;
    for (const Notice &notice : m_notices)
        ids.append(notice.id);
    return ids;
}

void BannerArea::refresh()
{
    setVisible(!m_notices.isEmpty());
    if (m_notices.isEmpty())
        return;
    const Notice notice = m_notices.at(m_at);
    m_banner->setMessage(notice.status, notice.text, notice.remedy);
    m_banner->clearButtons();
    for (const Notice::Deed &deed : notice.deeds)
        connect(m_banner->addButton(deed.text), &QPushButton::clicked, this, [run = deed.run] { run(); });
    if (m_notices.size() > 1) {
        QPushButton *more = m_banner->addButton(tr("%n more", nullptr, int(m_notices.size()) - 1));
        connect(more, &QPushButton::clicked, this, [this] {
            m_at = (m_at + 1) % m_notices.size();
            refresh();
        });
    }
    m_banner->show();
}

} // namespace td
