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
 * Keeps the beginning of a body as UTF-8 and hangs up when there is more of it; or fails then,
 * where half an answer is worth nothing.
 */
final class BoundedBody implements BodySubscriber<String> {
  private final int mostBytes;
  private final boolean whole;
  private boolean over;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
  private final CompletableFuture<String> body = new CompletableFuture<>();

  BoundedBody(int mostBytes, boolean whole) {
    this.mostBytes = mostBytes;
    this.whole = whole;
  }

  @Override
  public CompletionStage<String> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription.complete(given);
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> chunks) {
    for (ByteBuffer chunk : chunks) {
      byte[] bytes = new byte[Math.min(chunk.remaining(), mostBytes - kept.size())];
      over |= bytes.length < chunk.remaining();
      chunk.get(bytes);
      kept.writeBytes(bytes);
    }
    if (whole && over) {
      subscription.join().cancel();
      onError(new IOException("the answer is larger than " + mostBytes + " bytes"));
    } else if (!whole && kept.size() == mostBytes) {
      subscription.join().cancel();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable cut) {
    body.completeExceptionally(cut);
  }

  @Override
  public void onComplete() {
    body.complete(kept.toString(StandardCharsets.UTF_8));
  }
}
