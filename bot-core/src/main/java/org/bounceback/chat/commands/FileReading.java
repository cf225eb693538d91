package org.bounceback.chat.commands;

import java.io.IOException;
import java.time.Duration;
import org.bounceback.bounce.upload.UploadUnwrapper;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.capacity.ByteBudget;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.chat.UploadedFile;

/**
 * An uploaded file that was fetched, with the memory that it and the work on it may use; closing it
 * gives the memory back. For one thread.
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
   * Fetches a file once there is memory for it.
   *
   * @throws IOException when it cannot be fetched; the message is for the person who uploaded it
   * @throws BudgetExhausted when no memory became free in time
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

  /** The file, shared and not to be changed. */
  byte[] content() {
    return content;
  }

  /** Gives back what was needed to read the file: only a mail of that many bytes is still used. */
  void shrinkTo(int mailBytes) {
    forWork.shrinkTo(2L * mailBytes);
  }

  @Override
  public void close() {
    forWork.close();
    forContent.close();
  }
}
