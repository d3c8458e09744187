// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/backupdesk.h"
#include "ui/widgets/sheet.h"

class QLineEdit;
class QThreadPool;

namespace td
{

/// Chooses the bucket that backups are kept in from now on: accepted() when it was saved.
class BackupBucketDialog : public Sheet
{
    Q_OBJECT
public:
    BackupBucketDialog(QThreadPool &pool, const std::shared_ptr<TierPlaces> &buckets, const TierBound &bound,
                       QWidget *parent);

Q_SIGNALS:
    void failed(const td::Error &error);
};

/// Asks for the passphrase of the backups, twice; or to forget it.
class PassphraseDialog : public Sheet
{
    Q_OBJECT
public:
    explicit PassphraseDialog(QWidget *parent);

Q_SIGNALS:
    void chosen(const td::Secret &passphrase); ///< empty: forget it

private:
    [[nodiscard]] QLineEdit *addField(const QString &label);

    QLineEdit *m_first = nullptr;
    QLineEdit *m_again = nullptr;
};

} // namespace td
