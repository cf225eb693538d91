/**
 * What tests of all modules share: the whole bot between stand-ins, waiting, sample messages. Other
 * modules get this package as the test-jar of bot-core.
 */
@NullMarked
package org.bounceback.testkit;

import org.jspecify.annotations.NullMarked;
