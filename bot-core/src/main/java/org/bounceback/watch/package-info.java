/** Asks the lists again later about what was looked up, and tells when they changed their mind. */
@org.jspecify.annotations.NullMarked
package org.bounceback.watch;
