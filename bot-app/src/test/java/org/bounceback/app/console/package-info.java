@NullMarked
package org.bounceback.app.console;

import org.jspecify.annotations.NullMarked;
