package org.bounceback.discord;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.PermissionException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import org.bounceback.chat.MessagePoster.PostFailedException;

/** Why something could not be done in Discord. */
final class DiscordErrors {

  private DiscordErrors() {}

  /** Fails for a reason of ours. */
  static <T> CompletableFuture<T> because(String why) {
    return CompletableFuture.failedFuture(new PostFailedException(why));
  }

  /** Whether Discord refused something for that reason. */
  static boolean is(Throwable failure, ErrorResponse reason) {
    return cause(failure) instanceof ErrorResponseException refused
        && refused.getErrorResponse() == reason;
  }

  /** Whether the bot lacks the right to write there. */
  static boolean isClosedToUs(Throwable failure) {
    return cause(failure) instanceof PermissionException
        || is(failure, ErrorResponse.MISSING_ACCESS)
        || is(failure, ErrorResponse.MISSING_PERMISSIONS);
  }

  /** The failure itself, without what futures put around it. */
  static Throwable cause(Throwable failure) {
    boolean wrapped =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    Throwable cause = failure.getCause();
    return wrapped && cause != null ? cause : failure;
  }
}
