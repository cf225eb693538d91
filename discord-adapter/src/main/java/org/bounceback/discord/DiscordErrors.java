package org.bounceback.discord;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.PermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.bounceback.chat.MessagePoster.PostFailedException;

/** Classifies failures of Discord calls. */
final class DiscordErrors {

  private DiscordErrors() {}

  /** Returns a future that fails with our own reason. */
  static <T> CompletableFuture<T> because(String reason) {
    return CompletableFuture.failedFuture(new PostFailedException(reason));
  }

  /** Whether Discord refused a call with this error. */
  static boolean is(Throwable failure, ErrorResponse reason) {
    return cause(failure) instanceof ErrorResponseException refused
        && refused.getErrorResponse() == reason;
  }

  /** Whether the bot lacks the permission to post there. */
  static boolean isClosedToUs(Throwable failure) {
    return cause(failure) instanceof PermissionException
        || is(failure, ErrorResponse.MISSING_ACCESS)
        || is(failure, ErrorResponse.MISSING_PERMISSIONS);
  }

  /** Returns the failure without the exceptions that futures wrap around it. */
  static Throwable cause(Throwable failure) {
    boolean wrapped =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    Throwable cause = failure.getCause();
    return wrapped && cause != null ? cause : failure;
  }
}
