/**
 * From the files that Outlook makes of a mail, {@code .msg} and TNEF ({@code winmail.dat}), back to
 * a mail as servers write it; the only package that knows the library for compound files.
 *
 * <p>Start with {@link org.bounceback.outlook.OutlookFiles}.
 */
@NullMarked
package org.bounceback.outlook;

import org.jspecify.annotations.NullMarked;
