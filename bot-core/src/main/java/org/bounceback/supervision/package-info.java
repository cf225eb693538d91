/** Background loops that survive every failure and report it. */
@NullMarked
package org.bounceback.supervision;

import org.jspecify.annotations.NullMarked;
