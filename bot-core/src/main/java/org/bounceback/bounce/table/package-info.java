/**
 * Reads pasted tables and fields of delivery reports, such as those of cPanel and Microsoft 365.
 */
@NullMarked
package org.bounceback.bounce.table;

import org.jspecify.annotations.NullMarked;
