// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled: what nearly every file includes. Files still include what they use.
#pragma once
#ifdef __cplusplus
#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <tl/expected.hpp>
#include <vector>
#endif
