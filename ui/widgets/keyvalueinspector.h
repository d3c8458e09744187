// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

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
    void setSections(const QList<KeyValueSection> &sections);
    void clear() { setSections({}); }

private:
    QVBoxLayout *m_layout;
};

} // namespace td
