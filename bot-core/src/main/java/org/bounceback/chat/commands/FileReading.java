package org.bounceback.chat.commands;

import java.io.IOException;
import java.time.Duration;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.capacity.ByteBudget;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.chat.UploadedFile;

/**
 * A fetched upload and the memory that is reserved for reading it. Closing it releases the memory.
 * Not safe for concurrent use.
 */
final class FileReading implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final byte[] content;
  private final ByteBudget.Lease forContent;
  private final ByteBudget.Lease forWork;

  private FileReading(byte[] content, ByteBudget.Lease forContent, ByteBudget.Lease forWork) {
    this.content = content;
    this.forContent = forContent;
    this.forWork = forWork;
  }

  /**
   * Fetches a file when enough memory is free.
   *
   * @throws IOException if it cannot be fetched; the message is for the user who uploaded it
   * @throws BudgetExhausted if not enough memory became free in time
   */
  static FileReading open(UploadedFile file, ReadingMemory memory)
      throws IOException, BudgetExhausted, InterruptedException {
    long expected = file.size().orElse(ReadingMemory.MAX_UPLOAD);
    ByteBudget.Lease forContent = memory.reserveContent(expected, TIMEOUT);
    boolean opened = false;
    try {
      byte[] content = file.source().fetch();
      forContent.shrinkTo(content.length);
      var reading =
          new FileReading(
              content,
              forContent,
              memory.reserveWork(UploadUnwrapper.workingBytes(content), TIMEOUT));
      opened = true;
      return reading;
    } finally {
      if (!opened) {
        forContent.close();
      }
    }
  }

  /** Returns the file's content. Callers must not change it. */
  byte[] content() {
    return content;
  }

  /** Releases the memory for reading, except what an e-mail of {@code mailBytes} bytes needs. */
  void shrinkTo(int mailBytes) {
    forWork.shrinkTo(2L * mailBytes);
  }

  @Override
  public void close() {
    forWork.close();
    forContent.close();
  }
}
