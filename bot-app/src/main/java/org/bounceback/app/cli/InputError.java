package org.bounceback.app.cli;

import org.bounceback.app.CommandFailedException.Status;

/**
 * Why something that was typed is not looked up.
 *
 * @param code for programs
 * @param message for people
 * @param status with which the command ends because of it
 */
record InputError(String code, String message, Status status) {}
