package org.bounceback.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Reads the beginning of a body as UTF-8. If the body is longer, it either closes the connection or
 * fails, if a partial response is useless.
 */
final class BoundedBody implements BodySubscriber<String> {
  private final int maxBytes;
  private final boolean whole;
  private boolean isTooLong;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
  private final CompletableFuture<String> body = new CompletableFuture<>();

  BoundedBody(int maxBytes, boolean whole) {
    this.maxBytes = maxBytes;
    this.whole = whole;
  }

  @Override
  public CompletionStage<String> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription newSubscription) {
    subscription.complete(newSubscription);
    newSubscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> chunks) {
    for (ByteBuffer chunk : chunks) {
      byte[] bytes = new byte[Math.min(chunk.remaining(), maxBytes - content.size())];
      isTooLong |= bytes.length < chunk.remaining();
      chunk.get(bytes);
      content.writeBytes(bytes);
    }
    if (whole && isTooLong) {
      subscription.join().cancel();
      onError(new IOException("the response is larger than " + maxBytes + " bytes"));
    } else if (!whole && content.size() == maxBytes) {
      subscription.join().cancel();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(content.toString(StandardCharsets.UTF_8));
  }
}
