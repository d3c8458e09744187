// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for tests: what nearly every test file includes.
#pragma once
#ifdef __cplusplus
#include "pch_core.h"
#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#endif
