/** Renders findings and cases as cards and forms. Does no I/O. */
@NullMarked
package org.bounceback.chat.cards;

import org.jspecify.annotations.NullMarked;
