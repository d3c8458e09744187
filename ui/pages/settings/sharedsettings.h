// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/support/async.h"

#include <QWidget>

class QVBoxLayout;

namespace td
{

class SettingRow;

/// One setting of the catalogue as a form shows it.
struct SettingField {
    enum class Kind { Whole, Decimal, Truth, Choice, Text };
    QString key;
    QString label;
    QString caption;
    Kind kind = Kind::Whole;
    QString fallback; ///< default, as Rules::set() takes it
    double minimum = 0;
    double maximum = 100;
    QString suffix;
    QList<std::pair<QString, QString>> choices; ///< value and words
    double scale = 1; ///< shown value x scale = stored value, e.g. MB over bytes
    QString none = {}; ///< words in place of the least value
};

/// Rows over settings that live in the catalogue: read together, each saved at once, with undo.
class SharedSettings : public QWidget
{
    Q_OBJECT
public:
    SharedSettings(const UiServices &services, const QList<SettingField> &fields, QWidget *parent = nullptr);
    void load();

Q_SIGNALS:
    void toast(const QString &text, const std::function<void()> &undo);
    void failed(const td::Error &error);

private:
    struct Line {
        SettingField field;
        SettingRow *row = nullptr;
        QWidget *control = nullptr;
        QString value;
    };
    void alignFields();
    [[nodiscard]] QWidget *makeControl(const SettingField &field, int index);
    void showValue(Line &line, const QString &value, const QString &source);
    void edited(int index, const QString &value);
    void save(int index, const QString &value, bool isUndo);

    const UiServices &m_services;
    NewestAnswer m_answer;
    QList<Line> m_lines;
    bool m_showing = false;
};

} // namespace td
