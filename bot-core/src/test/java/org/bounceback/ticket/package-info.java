/** Tests of ticket systems and of escalating a case. */
@NullMarked
package org.bounceback.ticket;

import org.jspecify.annotations.NullMarked;
