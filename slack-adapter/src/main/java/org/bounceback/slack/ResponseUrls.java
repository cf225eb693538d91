package org.bounceback.slack;

import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.webhook.WebhookResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bounceback.chat.Card;
import org.bounceback.slack.RetryingSlackClient.Try;

/**
 * Responds through the URL of a command or button click: five times within 30 minutes, also in
 * channels that the bot is not a member of.
 */
final class ResponseUrls {
  private static final String NAME = "response_url";
  private static final String SLACK = "hooks.slack.com";
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final RetryingSlackClient calls;
  private final URI apiUrl;

  /** Sends with {@code calls}; a simulated Slack has its URLs on the host of {@code apiUrl}. */
  ResponseUrls(RetryingSlackClient calls, URI apiUrl) {
    this.calls = calls;
    this.apiUrl = apiUrl;
  }

  /** Replaces the message that the URL belongs to. */
  CompletableFuture<Void> replace(URI url, Card card) {
    return send(url, answer(card).responseType("ephemeral").replaceOriginal(true).build());
  }

  /** Shows a card only to the user. */
  CompletableFuture<Void> postEphemeral(URI url, Card card) {
    return send(url, answer(card).responseType("ephemeral").build());
  }

  /** Shows a card to everyone in the channel. */
  CompletableFuture<Void> postPublic(URI url, Card card) {
    return send(url, answer(card).responseType("in_channel").build());
  }

  /** Deletes the message that the URL belongs to. */
  CompletableFuture<Void> delete(URI url) {
    return send(url, ActionResponse.builder().deleteOriginal(true).build());
  }

  private static ActionResponse.ActionResponseBuilder answer(Card card) {
    SlackCard rendered = CardRenderer.message(card);
    return ActionResponse.builder().text(rendered.text()).blocks(rendered.blocks());
  }

  private CompletableFuture<Void> send(URI url, ActionResponse answer) {
    if (!isSlacks(url)) {
      return CompletableFuture.failedFuture(
          new SlackCallException(NAME, "not a URL of Slack's", ""));
    }
    return calls
        .send(NAME, slack -> evaluate(new ActionResponseSender(slack).send(url.toString(), answer)))
        .thenAccept(sent -> {});
  }

  private boolean isSlacks(URI url) {
    return SlackSettings.isHttps(url)
        ? SLACK.equals(url.getHost())
        : SlackSettings.isLoopback(url) && url.getAuthority().equals(apiUrl.getAuthority());
  }

  private static Try<WebhookResponse> evaluate(WebhookResponse answer) {
    int status = answer.getCode();
    if (status == OK) {
      return Try.succeeded(answer);
    }
    var refused =
        new SlackCallException(NAME, "status " + status, String.valueOf(answer.getBody()));
    if (status == TOO_MANY_REQUESTS) {
      return Try.temporary(refused, RetryingSlackClient.retryAfter(header(answer.getHeaders())));
    }
    return status >= 500 ? Try.temporary(refused, PAUSE) : Try.failed(refused);
  }

  private static String header(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(entry -> "Retry-After".equalsIgnoreCase(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream())
        .findFirst()
        .orElse("");
  }
}
