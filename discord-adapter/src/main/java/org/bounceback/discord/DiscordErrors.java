package org.bounceback.discord;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.PermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessagePoster.PostFailedException.Reason;

/** Classifies failures of Discord calls. */
final class DiscordErrors {

  private DiscordErrors() {}

  /** Returns a future that fails with our own reason. */
  static <T> CompletableFuture<T> failed(String reason) {
    return CompletableFuture.failedFuture(new PostFailedException(reason));
  }

  /** Whether Discord refused a call with this error. */
  static boolean is(Throwable failure, ErrorResponse reason) {
    return cause(failure) instanceof ErrorResponseException refused
        && refused.getErrorResponse() == reason;
  }

  /** What a failure means for the message that was to be posted or changed. */
  static Reason reason(Throwable failure) {
    if (is(failure, ErrorResponse.UNKNOWN_MESSAGE)) {
      return Reason.GONE;
    }
    boolean isClosed =
        cause(failure) instanceof PermissionException
            || is(failure, ErrorResponse.MISSING_ACCESS)
            || is(failure, ErrorResponse.MISSING_PERMISSIONS);
    return isClosed ? Reason.CHANNEL_CLOSED : Reason.OTHER;
  }

  /** The failure in the terms of the bot. */
  static PostFailedException toPostFailed(Throwable failure) {
    Throwable cause = cause(failure);
    return cause instanceof PostFailedException known
        ? known
        : new PostFailedException(String.valueOf(cause.getMessage()), cause, reason(cause));
  }

  /** Returns the failure without the exceptions that futures wrap around it. */
  static Throwable cause(Throwable failure) {
    boolean wrapped =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    Throwable cause = failure.getCause();
    return wrapped && cause != null ? cause : failure;
  }
}
