package org.bounceback.slack;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Calls Slack's methods and retries temporary failures, waiting as long as Slack requires. Safe for
 * concurrent use; a waiting call holds no thread.
 *
 * <p>The library's own asynchronous client retries only after status 429, and throttles calls by
 * its own estimate of Slack's limits.
 */
final class RetryingSlackClient {
  private static final int MAX_TRIES = 8;
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration MAX_WAIT = Duration.ofMinutes(2);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Set<String> TEMPORARY =
      Set.of(
          "ratelimited", "internal_error", "fatal_error", "service_unavailable", "request_timeout");

  private final Slack slack;
  private final MethodsClient methods;
  private final Executor executor;
  private final RandomGenerator random;

  /** Calls methods with {@code token} on {@code executor}. */
  RetryingSlackClient(Slack slack, String token, Executor executor, RandomGenerator random) {
    this.slack = slack;
    this.methods = slack.methods(token);
    this.executor = executor;
    this.random = random;
  }

  /** One call of one method. */
  @FunctionalInterface
  interface Call<T> {
    T by(MethodsClient methods) throws IOException, SlackApiException;
  }

  /** A request that is not an API method, such as a response URL. */
  @FunctionalInterface
  interface Request<T> {
    Try<T> by(Slack slack) throws IOException;
  }

  /**
   * The result of one attempt.
   *
   * @param answer the response, if it succeeded
   * @param error the error, if it failed
   * @param retryAfter how long to wait before the next attempt; empty if a retry is pointless
   */
  record Try<T>(
      Optional<T> answer, Optional<SlackCallException> error, Optional<Duration> retryAfter) {

    /** Applies {@code mapping} to the response. */
    <R> Try<R> map(Function<T, R> mapping) {
      return new Try<>(answer.map(mapping), error, retryAfter);
    }

    static <T> Try<T> succeeded(T answer) {
      return new Try<>(Optional.of(answer), Optional.empty(), Optional.empty());
    }

    static <T> Try<T> failed(SlackCallException reason) {
      return new Try<>(Optional.empty(), Optional.of(reason), Optional.empty());
    }

    static <T> Try<T> temporary(SlackCallException reason, Duration wait) {
      return new Try<>(Optional.empty(), Optional.of(reason), Optional.of(wait));
    }
  }

  /**
   * Calls a method, with retries.
   *
   * @param method its name, for error messages
   * @return fails only with {@link SlackCallException}
   */
  <T extends SlackApiTextResponse> CompletableFuture<T> call(String method, Call<T> call) {
    return send(method, library -> once(method, call));
  }

  /** Sends a request, with retries. */
  <T> CompletableFuture<T> send(String name, Request<T> request) {
    return attempt(name, request, 1);
  }

  private <T> CompletableFuture<T> attempt(String name, Request<T> request, int number) {
    try {
      return CompletableFuture.supplyAsync(() -> once(name, request, number), executor)
          .thenCompose(tried -> completeOrRetry(name, request, number, tried));
    } catch (RejectedExecutionException full) {
      return CompletableFuture.failedFuture(new SlackCallException(name, full));
    }
  }

  private <T> CompletableFuture<T> completeOrRetry(
      String name, Request<T> request, int number, Try<T> tried) {
    if (tried.answer().isPresent()) {
      return CompletableFuture.completedFuture(tried.answer().get());
    }
    if (tried.retryAfter().isEmpty() || number == MAX_TRIES) {
      return CompletableFuture.failedFuture(tried.error().orElseThrow());
    }
    long wait = tried.retryAfter().get().toMillis();
    long jitter = random.nextLong(1 + wait / 4);
    return CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(wait + jitter, TimeUnit.MILLISECONDS))
        .thenCompose(waited -> attempt(name, request, number + 1));
  }

  private <T> Try<T> once(String name, Request<T> request, int number) {
    try {
      return request.by(slack);
    } catch (IOException unanswered) {
      return Try.temporary(new SlackCallException(name, unanswered), backOff(number));
    }
  }

  /** Calls a method once, without retries. */
  <T extends SlackApiTextResponse> Try<T> once(String method, Call<T> call) throws IOException {
    try {
      T answer = call.by(methods);
      if (answer.isOk()) {
        return Try.succeeded(answer);
      }
      var refused =
          new SlackCallException(method, String.valueOf(answer.getError()), details(answer));
      return TEMPORARY.contains(refused.code())
          ? Try.temporary(refused, FIRST_WAIT.multipliedBy(4))
          : Try.failed(refused);
    } catch (SlackFilesUploadV2Exception failed) {
      return Try.failed(new SlackCallException(method, failed));
    } catch (SlackApiException failed) {
      int status = failed.getResponse().code();
      var refused = new SlackCallException(method, "status " + status, "");
      if (status == TOO_MANY_REQUESTS) {
        return Try.temporary(refused, retryAfter(failed.getResponse().header("Retry-After")));
      }
      return status >= 500
          ? Try.temporary(refused, FIRST_WAIT.multipliedBy(2))
          : Try.failed(refused);
    }
  }

  /** Reads the header {@code Retry-After}: at most two minutes; one second if it is missing. */
  static Duration retryAfter(@Nullable String header) {
    boolean seconds = header != null && header.matches("[0-9]{1,6}");
    Duration wait = Duration.ofSeconds(seconds ? Long.parseLong(header) : 1);
    return wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait;
  }

  /** Returns the error that a future failed with. */
  static SlackCallException reason(Throwable failure) {
    boolean wrapped =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    Throwable unwrapped = wrapped ? failure.getCause() : failure;
    Throwable cause = unwrapped instanceof PostFailedException ? unwrapped.getCause() : unwrapped;
    return cause instanceof SlackCallException refused
        ? refused
        : new SlackCallException("call", failure);
  }

  private static Duration backOff(int number) {
    return FIRST_WAIT.multipliedBy(1L << Math.min(number, 5));
  }

  private static String details(SlackApiTextResponse answer) {
    return answer.getNeeded() == null ? "" : "needs the scope " + answer.getNeeded();
  }
}
