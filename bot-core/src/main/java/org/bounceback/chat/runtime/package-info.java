/**
 * The services that every adapter uses: executors, deduplication, the durable inbox and downloads.
 */
@NullMarked
package org.bounceback.chat.runtime;

import org.jspecify.annotations.NullMarked;
