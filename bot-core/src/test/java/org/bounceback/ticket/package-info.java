/** Tests of desks and of handing a case to people. */
@NullMarked
package org.bounceback.ticket;

import org.jspecify.annotations.NullMarked;
