/** Texts that mail servers with a control panel write, and the settings behind them. */
@NullMarked
package org.bounceback.bounce.panel;

import org.jspecify.annotations.NullMarked;
