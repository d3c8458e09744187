// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/accessible.h"

#include "ui/widgets/card.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/chartface.h"
#include "ui/widgets/moneylabel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QHash>

#include <functional>

namespace td
{

using namespace Qt::StringLiterals;

namespace
{

/// Something that can be pressed as long as it takes the focus, and is plain otherwise.
class PressFace : public QAccessibleWidget
{
public:
    PressFace(QWidget *widget, QAccessible::Role plain, std::function<void()> press)
        : QAccessibleWidget(widget, plain)
        , m_plain(plain)
        , m_press(std::move(press))
    {
    }

    [[nodiscard]] QAccessible::Role role() const override { return canPress() ? QAccessible::Button : m_plain; }
    [[nodiscard]] QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (canPress() && widget()->isEnabled())
            names.prepend(pressAction());
        return names;
    }
    void doAction(const QString &name) override
    {
        if (name != pressAction())
            QAccessibleWidget::doAction(name);
        else if (canPress() && widget()->isEnabled())
            m_press();
    }

private:
    [[nodiscard]] bool canPress() const { return widget()->focusPolicy() != Qt::NoFocus; }
    QAccessible::Role m_plain;
    std::function<void()> m_press;
};

/// A button that stays down. Qt's own face sets it, which is no click: what hangs on the click would not happen.
class ToggleFace : public QAccessibleWidget
{
public:
    explicit ToggleFace(QAbstractButton *button)
        : QAccessibleWidget(button, button->autoExclusive() ? QAccessible::RadioButton : QAccessible::CheckBox)
        , m_button(button)
    {
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const QString given = QAccessibleWidget::text(kind);
        return kind == QAccessible::Name && given.isEmpty() ? m_button->text().remove(u'&') : given;
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.checkable = true;
        state.checked = m_button->isChecked();
        return state;
    }
    [[nodiscard]] QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (m_button->isEnabled())
            names.prepend(toggleAction());
        return names;
    }
    void doAction(const QString &name) override
    {
        if (name == toggleAction())
            m_button->click();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    QAbstractButton *m_button;
};

/// Qt tells the value of a combo box as its name where there is AT-SPI: what it chooses is then told as its
/// description.
void tellWhatItChooses(QComboBox *box)
{
    const auto tell = [box] {
        if (box->accessibleDescription().isEmpty())
            box->setAccessibleDescription(box->accessibleName());
    };
    // Not at once: it asks for the very face that is being made.
    QMetaObject::invokeMethod(box, tell, Qt::QueuedConnection);
}

QAccessibleInterface *makeFace(const QString &name, QObject *object)
{
    static const QHash<QString, QAccessible::Role> roles{
        {u"td::Banner"_s, QAccessible::AlertMessage},
        {u"td::ComparisonView"_s, QAccessible::Graphic}, {u"td::PhotoStrip"_s, QAccessible::Graphic},
        {u"td::PhotoViewer"_s, QAccessible::Graphic},    {u"td::RateGraph"_s, QAccessible::Chart},
        {u"td::RunSummary"_s, QAccessible::StaticText},  {u"td::SegmentedControl"_s, QAccessible::Grouping},
        {u"td::ShareBar"_s, QAccessible::Chart},         {u"td::StatusLabel"_s, QAccessible::StaticText},
        {u"td::TierBadge"_s, QAccessible::StaticText},   {u"td::Toast"_s, QAccessible::AlertMessage},
    };
    auto *widget = qobject_cast<QWidget *>(object);
    if (!widget)
        return nullptr;
    if (auto *button = qobject_cast<QAbstractButton *>(widget); button && button->isCheckable())
        return new ToggleFace(button);
    if (auto *box = name == "QComboBox"_L1 ? qobject_cast<QComboBox *>(widget) : nullptr) {
        tellWhatItChooses(box);
        return nullptr;
    }
    if (auto *card = name == "td::Card"_L1 ? qobject_cast<Card *>(widget) : nullptr)
        return new PressFace(card, QAccessible::Grouping, [card] { Q_EMIT card->clicked(); });
    if (auto *chart = name == "td::Chart"_L1 ? qobject_cast<Chart *>(widget) : nullptr)
        return makeChartFace(chart);
    if (auto *money = name == "td::MoneyLabel"_L1 ? qobject_cast<MoneyLabel *>(widget) : nullptr)
        return new PressFace(money, QAccessible::StaticText, [money] { money->click(); });
    const auto role = roles.constFind(name);
    return role == roles.constEnd() ? nullptr : new QAccessibleWidget(widget, *role);
}

} // namespace

void installAccessibleFaces()
{
    QAccessible::installFactory(makeFace);
}

void letSelectionLead(QAbstractItemView *view)
{
    // Keys and clicks select first and make current after: only what is still apart then was selected alone.
    const auto follow = [view] {
        const QModelIndexList selected = view->selectionModel()->selectedIndexes();
        if (!selected.isEmpty() && !selected.contains(view->currentIndex()))
            view->selectionModel()->setCurrentIndex(selected.first(), QItemSelectionModel::NoUpdate);
    };
    QObject::connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, view, follow,
                     Qt::QueuedConnection);
}

} // namespace td
