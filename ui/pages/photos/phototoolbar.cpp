// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/photos/phototoolbar.h"

#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/phototexts.h"
#include "ui/support/explain.h"
#include "ui/support/format.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/explainedlabel.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/textlabel.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace td
{

PhotoToolBar::PhotoToolBar(QWidget *parent)
    : QWidget(parent)
    , m_count(new TextLabel({}, TextRole::Medium))
    , m_sums(new ExplainedLabel({}, TextRole::Body, ColorRole::Text2))
    , m_sort(makeButton({}, ButtonKind::Ghost))
    , m_sortMenu(new QMenu(this))
    , m_size(new QSlider(Qt::Horizontal))
    , m_view(new SegmentedControl)
    , m_inspector(makeIconButton(u"panel-right"_s, tr("Inspector")))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::s2);
    layout->addWidget(m_count);
    layout->addWidget(m_sums);
    layout->addStretch(1);
    m_sort->setMenu(m_sortMenu);
    layout->addWidget(m_sort);
    m_size->setRange(PhotoGridView::SmallestThumb, PhotoGridView::LargestThumb);
    m_size->setSingleStep(20);
    m_size->setPageStep(40);
    m_size->setFixedWidth(100);
    m_size->setAccessibleName(tr("Size of the pictures"));
    m_size->setToolTip(tr("Size of the pictures (Ctrl++, Ctrl+-)"));
    layout->addWidget(m_size);
    m_view->addSegment(u"grid"_s, tr("Grid (G)"), u"grid"_s);
    m_view->addSegment(u"table"_s, tr("Table (T)"), u"list"_s);
    m_view->setAccessibleName(tr("Grid or table"));
    layout->addWidget(m_view);
    m_inspector->setCheckable(true);
    m_inspector->setToolTip(tr("Inspector (I)"));
    layout->addWidget(m_inspector);

    connect(m_size, &QSlider::valueChanged, this, &PhotoToolBar::thumbSizeChosen);
    connect(m_view, &SegmentedControl::currentChanged, this, [this](const QString &id) { Q_EMIT gridChosen(id == "grid"_L1); });
    connect(m_inspector, &QToolButton::clicked, this, &PhotoToolBar::inspectorToggled);
    connect(m_sortMenu, &QMenu::aboutToShow, this, &PhotoToolBar::fillSortMenu);
    fillSortMenu();
}

void PhotoToolBar::fillSortMenu()
{
    m_sortMenu->clear();
    auto *group = new QActionGroup(m_sortMenu);
    for (const PhotoSortField field : {PhotoSortField::UploadDate, PhotoSortField::LastAccessDate,
                                       PhotoSortField::CompressedSize, PhotoSortField::Filename, PhotoSortField::DraftId}) {
        const bool textual = field == PhotoSortField::Filename || field == PhotoSortField::DraftId;
        for (const bool first : {true, false}) {
            const PhotoSort sort{field, first != textual};
            QAction *action = m_sortMenu->addAction(sortText(sort), this, [this, sort] { Q_EMIT sortChosen(sort); });
            action->setCheckable(true);
            action->setChecked(sort == m_current);
            group->addAction(action);
        }
    }
}

void PhotoToolBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void PhotoToolBar::fit()
{
    const int gap = layout()->spacing();
    int fixed = 0;
    for (const QWidget *part : std::initializer_list<const QWidget *>{m_count, m_sort, m_view, m_inspector})
        fixed += part->sizeHint().width() + gap;
    const int sums = m_sums->text().isEmpty() ? 0 : m_sums->sizeHint().width() + gap;
    m_size->setVisible(fixed + sums + m_size->width() + gap <= width());
    m_sums->setVisible(fixed + sums <= width());
}

void PhotoToolBar::setCount(qint64 count, bool known)
{
    m_count->setText(known ? tr("%Ln photo(s)", nullptr, int(count))
                           : tr("Loading…"));
    fit();
}

void PhotoToolBar::setSums(const QMap<Tier, CountBytes> &tiers, const PriceBook &prices)
{
    qint64 bytes = 0;
    double cost = 0;
    for (const auto &[tier, sum] : tiers.asKeyValueRange()) {
        bytes += sum.bytes;
        cost += storageCost(prices, tier, sum.bytes);
    }
    m_sumsText = tr("%1 · %2").arg(format::bytes(bytes), format::moneyPerMonth(cost, prices.currency));
    m_sumsExplained = explainPhotos(tiers, prices);
    m_sums->setFigure(m_sumsText, m_sumsExplained);
    fit();
}

void PhotoToolBar::clearSums()
{
    m_sumsText.clear();
    m_sumsExplained = {};
    m_sums->setFigure({}, Explanation());
    fit();
}

void PhotoToolBar::setBusy(const QString &text)
{
    if (text.isEmpty())
        m_sums->setFigure(m_sumsText, m_sumsExplained);
    else
        m_sums->setFigure(text, Explanation());
    fit();
}

void PhotoToolBar::setSort(const PhotoSort &sort)
{
    m_current = sort;
    m_sort->setText(sortText(sort));
    fit();
    m_sort->setAccessibleName(tr("Sorted by: %1").arg(sortText(sort)));
}

void PhotoToolBar::setGrid(bool grid)
{
    m_view->setCurrent(grid ? u"grid"_s : u"table"_s);
    m_size->setEnabled(grid);
}

void PhotoToolBar::setThumbSize(int px)
{
    const QSignalBlocker quiet(m_size);
    m_size->setValue(px);
}

void PhotoToolBar::setInspectorShown(bool shown)
{
    m_inspector->setChecked(shown);
}

} // namespace td
