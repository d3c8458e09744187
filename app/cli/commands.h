// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"

#include <CLI/CLI.hpp>

#include <QDate>

#include <string>
#include <vector>

namespace td::cli
{

// One function a command group: registers its commands, and sets `chosen` when one of them is given.
void addUpload(CLI::App &root, Handler &chosen);
void addPhotos(CLI::App &root, Handler &chosen);
void addDrafts(CLI::App &root, Handler &chosen);
void addMigrate(CLI::App &root, Handler &chosen);
void addLifecycle(CLI::App &root, Handler &chosen);
void addCosts(CLI::App &root, Handler &chosen);
void addAdvice(CLI::App &root, Handler &chosen);
void addCheck(CLI::App &root, Handler &chosen);
void addDuplicates(CLI::App &root, Handler &chosen);
void addLab(CLI::App &root, Handler &chosen);
void addReceipts(CLI::App &root, Handler &chosen);
void addProvider(CLI::App &root, Handler &chosen);
void addCatalogue(CLI::App &root, Handler &chosen);
void addTransfers(CLI::App &root, Handler &chosen);
void addQuota(CLI::App &root, Handler &chosen);
void addImport(CLI::App &root, Handler &chosen);
void addSync(CLI::App &root, Handler &chosen);
void addBackup(CLI::App &root, Handler &chosen);
void addServe(CLI::App &root, Handler &chosen);
void addHealth(CLI::App &root, Handler &chosen);
void addLog(CLI::App &root, Handler &chosen);
void addLinks(CLI::App &root, Handler &chosen);
void addDeliver(CLI::App &root, Handler &chosen);
void addConfig(CLI::App &root, Handler &chosen);
void addDemo(CLI::App &root, Handler &chosen);
void addCompletion(CLI::App &root, Handler &chosen);
void addManual(CLI::App &root, Handler &chosen);

/// `config test`; `adopt` names the tier whose bucket is taken over first, or is empty.
[[nodiscard]] Result<int> testConfiguration(Session &session, const QString &adopt);

/// `costs bill`, `moves`, `import` and `reconcile`, in the group of the costs.
void addCostReports(CLI::App &costs, Handler &chosen);

/// `photos accesses`, in the group of the photos.
void addPhotoAccesses(CLI::App &group, Handler &chosen);

/// `photos variants`, in the group of the photos.
void addPhotoVariants(CLI::App &group, Handler &chosen);

/// `backup verify` and `backup restore`, in the group of the backups.
void addBackupReading(CLI::App &group, Handler &chosen);

/// `check --drill`.
[[nodiscard]] Result<int> restoreDrill(Session &session, int photos);

[[nodiscard]] QString text(const std::string &value);
[[nodiscard]] QStringList texts(const std::vector<std::string> &values);
/// An option that takes one value a flag and may be repeated.
CLI::Option *addList(CLI::App &app, const std::string &name, std::vector<std::string> &into, const std::string &help);
/// InvalidArgument that names the option when it is no moment.
[[nodiscard]] Result<Instant> momentOf(const std::string &value, const QString &option);

/// A day such as 2026-11-20; nothing for an empty text. InvalidArgument that names the option when it is none.
[[nodiscard]] Result<std::optional<QDate>> dayOf(const std::string &value, const QString &option);

/// Both figures of a batch of photos: names the failures on stderr and gives the status.
[[nodiscard]] int report(Session &session, const QList<ItemFailure> &failed, bool anythingDone);

} // namespace td::cli
