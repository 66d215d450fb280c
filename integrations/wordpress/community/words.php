<?php
/**
 * Words as people type them, and how well an item fits what somebody looks for: `src/adapter/store/fold.ts` and `text.ts`.
 *
 * @package CopElements
 */

namespace CopElements\Community;

use function CopElements\Rules\tables;

defined( 'ABSPATH' ) || exit;

/** Nobody types more words than these; somebody may paste them. */
const MOST_WORDS = 20;

/** Small letters without accents: `Łukasz Åström` becomes `lukasz astrom`. */
function fold( $text ) {
	if ( preg_match( '/[^\x00-\x7f]/', $text ) ) {
		// WordPress takes ß for one s.
		$text = strtr( $text, array( 'ß' => 'ss', 'ẞ' => 'ss', 'ı' => 'i' ) );
		$text = remove_accents( $text );
		$text = preg_replace( '/\p{M}+/u', '', $text ) ?? $text;
		return function_exists( 'mb_strtolower' ) ? mb_strtolower( $text, 'UTF-8' ) : strtolower( $text );
	}
	return strtolower( $text );
}

/** The words of a text, folded, one space before each. */
function words( $text ) {
	$trimmed = trim( preg_replace( '/[^\p{L}\p{N}+#]+/u', ' ', fold( $text ) ) ?? '' );
	return '' === $trimmed ? '' : " $trimmed";
}

/** The fields of a kind that are searched, with their weight, the heaviest first. */
function searched_fields( $kind ) {
	static $known = array();
	if ( ! isset( $known[ $kind ] ) ) {
		$known[ $kind ] = array_filter( array_map( function ( $field ) { return $field['search'] ?? 0; }, tables()['kinds'][ $kind ]['fields'] ) );
		arsort( $known[ $kind ] );
	}
	return $known[ $kind ];
}

/** What is searched of an item: its fields one to a line, without those that are hidden. */
function text_of( $item, $hidden ) {
	$lines = array();
	foreach ( searched_fields( $item['kind'] ) as $name => $weight ) {
		$lines[] = in_array( $name, $hidden, true ) ? '' : words( joined( $item[ $name ] ?? '' ) );
	}
	return "\n" . implode( "\n", $lines );
}

/** Every text within a value. */
function joined( $value ) {
	if ( is_string( $value ) ) {
		return $value;
	}
	return is_array( $value ) || is_object( $value ) ? implode( ' ', array_map( __NAMESPACE__ . '\joined', array_values( (array) $value ) ) ) : '';
}

/** The words somebody looks for; none where they typed nothing but signs. */
function wanted( $text ) {
	$asked = trim( words( $text ) );
	return '' === $asked ? array() : array_slice( array_values( array_unique( explode( ' ', $asked ) ) ), 0, MOST_WORDS );
}

/** How well a text fits: the more, the better; 0 where a word is missing. */
function score( $text, $wanted, $weights ) {
	$sum = 0;
	foreach ( $wanted as $word ) {
		$at = strpos( $text, $word );
		if ( false === $at ) {
			return 0;
		}
		$start = strpos( $text, " $word" );
		// A word that begins a field counts more than one within it, that more than a part of a word.
		$factor = false === $start ? 2 : ( $start > 0 && "\n" === $text[ $start - 1 ] ? 8 : 4 );
		$line   = substr_count( $text, "\n", 0, ( false === $start ? $at : $start ) + 1 ) - 1;
		$sum   += $factor * ( $weights[ $line ] ?? 1 );
	}
	return $sum;
}
