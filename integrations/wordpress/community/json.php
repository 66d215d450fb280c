<?php
/**
 * JSON that comes back as it was written. An item is an array by field; what stands deeper stays an object where it was one, so that `{}` is no `[]`.
 *
 * @package CopElements
 */

namespace CopElements\Community;

defined( 'ABSPATH' ) || exit;

/** So deep may a body be nested. */
const DEEPEST_JSON = 64;

/** An item, or another object, as an array by name. */
function decode( $text ) {
	return (array) json_decode( $text, false, 512 );
}

/** In ASCII alone, so that it survives whatever the tables of a site are written in. */
function encode( $value ) {
	// phpcs:ignore WordPress.WP.AlternativeFunctions -- WordPress would change what it cannot write; here that is an error.
	return json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR );
}

/** The body of a request as an array by name; an empty one where there is none. */
function body_of( $text ) {
	if ( '' === trim( $text ) ) {
		return array();
	}
	$value = json_decode( $text, false, DEEPEST_JSON );
	if ( ! is_object( $value ) ) {
		throw new Refusal( 'invalid', 'The body is no JSON object, or one that is nested too deep. Correct it and send it again.' );
	}
	refuse_poison( $value );
	return (array) $value;
}

/** Names that are part of a language and never of an item, and numbers that are too large to be written again. */
function refuse_poison( $value ) {
	if ( is_float( $value ) && ! is_finite( $value ) ) {
		throw new Refusal( 'invalid', 'A number is too large. Write a smaller one.' );
	}
	foreach ( is_array( $value ) || is_object( $value ) ? (array) $value : array() as $name => $each ) {
		if ( in_array( $name, array( '__proto__', 'constructor', 'prototype' ), true ) ) {
			throw new Refusal( 'invalid', "The name “{$name}” is part of the language. Choose another.", array( $name => 'Choose another name.' ) );
		}
		refuse_poison( $each );
	}
}

/** Do two values say the same, whatever the order of their names? */
function says_same( $a, $b ) {
	return $a === $b || encode( sorted( $a ) ) === encode( sorted( $b ) );
}

/** A value with its names in one order. */
function sorted( $value ) {
	if ( is_object( $value ) ) {
		$named = (array) $value;
		ksort( $named, SORT_STRING );
		return (object) array_map( __NAMESPACE__ . '\sorted', $named );
	}
	return is_array( $value ) ? array_map( __NAMESPACE__ . '\sorted', $value ) : $value;
}
