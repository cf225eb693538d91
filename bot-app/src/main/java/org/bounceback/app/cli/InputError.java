package org.bounceback.app.cli;

import org.bounceback.app.CommandFailedException.Status;

/**
 * Says why a typed subject is not checked.
 *
 * @param code for programs
 * @param message for people
 * @param status the resulting exit status of the command
 */
record InputError(String code, String message, Status status) {}
