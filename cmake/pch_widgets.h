// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#ifdef __cplusplus
#include "pch_core.h"
#include <QtWidgets>
#endif
