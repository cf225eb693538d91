/** What every adapter needs to run: executors, deduplication, the durable inbox, downloads. */
@NullMarked
package org.bounceback.chat.runtime;

import org.jspecify.annotations.NullMarked;
