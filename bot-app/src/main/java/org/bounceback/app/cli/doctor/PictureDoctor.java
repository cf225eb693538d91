package org.bounceback.app.cli.doctor;

import org.bounceback.ocr.Isolation;

/** Reports how well the programs that read pictures and PDFs are isolated. */
public final class PictureDoctor {
  private PictureDoctor() {}

  /**
   * Describes the isolation; partial isolation is not an error, because the programs may be
   * trusted.
   */
  public static String describe(Isolation isolation) {
    return switch (isolation) {
      case SANDBOX ->
          "pictures and PDFs are read without network and without access to files or processes"
              + " (bwrap)";
      case NO_NETWORK ->
          "pictures and PDFs are read without network, but with access to the bot's files"
              + " (unshare); install bubblewrap, or allow it to create namespaces, to isolate them"
              + " fully";
      case NONE ->
          "pictures and PDFs are read without isolation; install bubblewrap, or allow it to create"
              + " namespaces, or set pictures.read: false";
    };
  }
}
