// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/costs.h"
#include "ui/services.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace td
{

class CheckList;
class StatusLabel;
class TextLabel;

/// Chooses the place of one tier, or of the backups, and fills in what it needs; tests it, then saves it. Secrets can be typed in and are
/// never shown again.
class TierForm : public QWidget
{
    Q_OBJECT
public:
    TierForm(QThreadPool &pool, std::shared_ptr<TierPlaces> places, Tier tier, const TierBound &bound,
             QWidget *parent = nullptr);
    /// The tier holds photos that another place would leave behind: it is moved there instead of saved.
    void setHeld(const CountBytes &held);

Q_SIGNALS:
    void saved();
    void cancelled();
    void failed(const td::Error &error);
    void moveRequested(const td::TierEntry &entry);

private:
    struct Line {
        TierPlace::Field field;
        QLineEdit *edit = nullptr;
        QComboBox *box = nullptr; ///< instead of `edit`, where the words are known
    };
    [[nodiscard]] const TierPlace *place() const;
    [[nodiscard]] TierEntry entry() const;
    [[nodiscard]] QWidget *makeControl(Line &line);
    [[nodiscard]] QWidget *withChooser(QLineEdit *edit, bool isFolder, const QString &label);
    void addNotes();
    void rebuild();
    void refresh();
    void test();
    void scrollToSave();
    void save();
    void setBusy(bool busy);
    [[nodiscard]] bool leavesPhotosBehind() const;
    [[nodiscard]] bool isBucket() const;

    QThreadPool &m_pool;
    const std::shared_ptr<TierPlaces> m_source;
    const Tier m_tier;
    const TierBound m_bound;
    const QList<TierPlace> m_places;
    QComboBox *m_choice;
    QVBoxLayout *m_fields;
    QWidget *m_fieldsHost = nullptr;
    CheckList *m_result;
    QPushButton *m_test;
    QPushButton *m_save;
    StatusLabel *m_holds; ///< what would be left behind
    CountBytes m_held;
    QList<Line> m_lines;
    bool m_busy = false;
};

} // namespace td
