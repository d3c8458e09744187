// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image.h"
#include "ui/services.h"
#include "ui/support/async.h"

#include <QMap>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace td
{

class SettingRow;
class TextLabel;

/// Which sizes are stored beside a photo (image.variants): presets to tick, sizes of one's own, each saved at once; and
/// the work of making them, or taking them away, for photos that are stored already.
class VariantForm : public QWidget
{
    Q_OBJECT
public:
    explicit VariantForm(const UiServices &services, QWidget *parent = nullptr);
    void load();

protected:
    void showEvent(QShowEvent *event) override;

Q_SIGNALS:
    void toast(const QString &text, const std::function<void()> &undo);
    void failed(const td::Error &error);

private:
    struct Loaded {
        ImagePolicy policy;
        bool isFixed = false; ///< by the environment
    };
    struct Gaps {
        bool isKnown = false; ///< a large catalogue is not searched for a number on a button
        qint64 missing = 0;
        qint64 unwanted = 0;
    };
    void buildPresets();
    void showLoaded(const Loaded &loaded);
    void edited();
    void save(const QString &value, bool isUndo);
    void countGaps();
    void showGaps(const Gaps &gaps);
    void queue(const VariantWish &wish);

    const UiServices &m_services;
    NewestAnswer m_answer;
    NewestAnswer m_gaps;
    QMap<QString, QCheckBox *> m_presets;
    QLineEdit *m_own;
    SettingRow *m_presetRow;
    SettingRow *m_ownRow;
    TextLabel *m_state;
    QPushButton *m_make;
    QPushButton *m_prune;
    ImagePolicy m_policy;
};

} // namespace td
