<?php
/**
 * Core's own way to write markup, by one name in every version: it moved into a namespace with MediaWiki 1.40.
 *
 * @file
 */

namespace MediaWiki\Extension\CopElements;

// phpcs:disable Generic.Classes.DuplicateClassName, MediaWiki.Files.ClassMatchesFilename
if ( class_exists( \MediaWiki\Html\Html::class ) ) {
	class Html extends \MediaWiki\Html\Html {
	}
} else {
	class Html extends \Html {
	}
}
