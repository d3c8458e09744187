// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services.h"
#include "ui/widgets/sheet.h"

#include <stop_token>

class QComboBox;
class QLineEdit;

namespace td
{

class Banner;
class Switch;

/// What is added and where to. A draft is always chosen or made: photos in none go to the trash after two days.
class UploadDialog : public Sheet
{
    Q_OBJECT
public:
    UploadDialog(const UiServices &services, const QStringList &paths, const QString &draft, bool withOptions, QWidget *parent);
    ~UploadDialog() override;
    [[nodiscard]] UploadOptions options() const;
    [[nodiscard]] QStringList paths() const { return m_paths; }
    /// Name proposed for a new draft: the folder's, or the day when the files have nothing in common.
    [[nodiscard]] static QString proposedDraft(const QStringList &paths);

private:
    void buildDraftRow();
    void buildOptions();
    void setOptionsVisible(bool visible);
    void countFiles();
    void loadDrafts();
    void validate();

    const UiServices &m_services;
    QStringList m_paths;
    std::stop_source m_stop;
    TextLabel *m_summary;
    TextLabel *m_hint;
    QComboBox *m_draft;
    QWidget *m_options;
    QLineEdit *m_tags;
    QLineEdit *m_vendor;
    QComboBox *m_kind;
    QComboBox *m_duplicates;
    Switch *m_public;
    QComboBox *m_original;
    QPushButton *m_toggle;
    QPushButton *m_accept;
};

} // namespace td
