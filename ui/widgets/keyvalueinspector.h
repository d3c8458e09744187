// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/explanation.h"

#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace td
{

struct KeyValueRow {
    QString label = {};
    QString value = {}; ///< empty values are not shown
    std::optional<Tier> badge = std::nullopt; ///< in front of the value
    std::optional<Status> status = std::nullopt; ///< icon in front of the value
    bool mono = false;
    QString toolTip = {};
    Explanation explanation = {}; ///< how a figure came to be: by a click, Enter or ?
};

struct KeyValueSection {
    QString title;
    QList<KeyValueRow> rows;
};

/// Sections of label and value rows in one column. A row with focus is copied by Ctrl+C.
class KeyValueInspector : public QWidget
{
    Q_OBJECT
public:
    explicit KeyValueInspector(QWidget *parent = nullptr);
    /// The values of all of these start at one edge.
    static void align(const QList<KeyValueInspector *> &inspectors);
    void setSections(const QList<KeyValueSection> &sections);
    void clear() { setSections({}); }

private:
    QVBoxLayout *m_layout;
    QList<QGridLayout *> m_grids; ///< one a section
    int m_labelWidth = 0;
};

} // namespace td
